//! `cargo xtask test`: every check there is, in the order in which they are cheapest to fail.

use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::engines::Wish;
use crate::tools::{self, WASM};
use crate::weight::Weight;
use crate::workspace::{Workspace, run, words};
use crate::{browser, dist};

/// One check: its name and what it does, given where browser tests run.
struct Step {
    name: &'static str,
    says: &'static str,
    act: fn(&Workspace, Wish) -> Result<()>,
}

const STEPS: [Step; 7] = [
    Step {
        name: "format",
        says: "the code is laid out by rustfmt",
        act: format,
    },
    Step {
        name: "lint",
        says: "clippy has nothing to say, natively",
        act: lint,
    },
    Step {
        name: "lint-page",
        says: "clippy has nothing to say, for the browser",
        act: lint_page,
    },
    Step {
        name: "core",
        says: "the reading engine stands without the page",
        act: core,
    },
    Step {
        name: "unit",
        says: "native tests",
        act: unit,
    },
    Step {
        name: "page",
        says: "the finished page is built and within its limit",
        act: page,
    },
    Step {
        name: "browser",
        says: "the finished page in real browsers",
        act: in_browser,
    },
];

/// Runs all steps, or those named, and stops at the first failure.
pub fn run_steps(workspace: &Workspace, names: &[&str], engines: Wish) -> Result<()> {
    for name in names {
        let known = STEPS.map(|step| step.name);
        ensure!(
            known.contains(name),
            "no step is called {name}; there are: {}",
            known.join(" ")
        );
    }
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| names.is_empty() || names.contains(&step.name))
        .collect();
    let started = Instant::now();
    for (place, step) in chosen.iter().enumerate() {
        println!(
            "\n[{}/{}] {}: {}",
            place + 1,
            chosen.len(),
            step.name,
            step.says
        );
        let step_started = Instant::now();
        (step.act)(workspace, engines).with_context(|| format!("step {} failed", step.name))?;
        println!(
            "[{}/{}] {} passed in {:.1} s",
            place + 1,
            chosen.len(),
            step.name,
            step_started.elapsed().as_secs_f32()
        );
    }
    println!(
        "\nall {} steps passed in {:.0} s",
        chosen.len(),
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

fn format(workspace: &Workspace, _: Wish) -> Result<()> {
    cargo(workspace, &["fmt", "--all", "--check"])
}

fn lint(workspace: &Workspace, _: Wish) -> Result<()> {
    each_half(
        workspace,
        &["clippy", "--all-targets"],
        &["--", "-D", "warnings"],
    )
}

fn lint_page(workspace: &Workspace, _: Wish) -> Result<()> {
    tools::ensure_wasm_target(workspace)?;
    cargo(
        workspace,
        &["clippy", "--lib", "--target", WASM, "--", "-D", "warnings"],
    )
}

fn core(workspace: &Workspace, _: Wish) -> Result<()> {
    cargo(workspace, &["check", "--lib", "--no-default-features"])
}

fn unit(workspace: &Workspace, _: Wish) -> Result<()> {
    each_half(workspace, &["test"], &[])
}

fn page(workspace: &Workspace, _: Wish) -> Result<()> {
    let weight = Weight::of(&dist::write(workspace)?)?;
    weight.print();
    weight.within_limit()
}

fn in_browser(workspace: &Workspace, engines: Wish) -> Result<()> {
    browser::test(workspace, engines, &[])
}

/// Does the same for the reader and for the tools around it, one after the other: together they would make cargo
/// compile everything they share once more, with the features of both.
fn each_half(workspace: &Workspace, command: &[&str], rest: &[&str]) -> Result<()> {
    for half in [
        &["--package", "chugiai"][..],
        &["--workspace", "--exclude", "chugiai"],
    ] {
        cargo(workspace, &[command, half, rest].concat())?;
    }
    Ok(())
}

fn cargo(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    let mut command = workspace.cargo(arguments);
    println!("$ {}", words(&command));
    run(&mut command)
}
