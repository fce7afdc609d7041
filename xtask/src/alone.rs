//! Makes a module that needs nothing of the page.
//!
//! Crates that the writers rest on ask the browser for the hour and for chance, through wasm-bindgen. The writers use
//! neither: the day is given, nothing is enciphered. So there is no glue for these questions; they are answered here by
//! 0, or by a trap where the answer would be more than a number.

use anyhow::{Result, anyhow, ensure};
use walrus::{FunctionId, ImportKind, Module, ValType};

/// The module with `doors` as its only exports, and no import.
pub fn alone(module: &[u8], doors: &[&str]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(module).map_err(|e| anyhow!("not a module: {e}"))?;
    let kept = |name: &str| name == "memory" || doors.contains(&name);
    let others = module.exports.iter().filter(|e| !kept(&e.name));
    let others: Vec<_> = others.map(|export| export.id()).collect();
    for export in others {
        module.exports.delete(export);
    }
    // What tells wasm-bindgen of its functions.
    module.customs.remove_raw("__wasm_bindgen_unstable");
    walrus::passes::gc::run(&mut module);
    let asked: Vec<FunctionId> = module
        .imports
        .iter()
        .filter_map(|import| match import.kind {
            ImportKind::Function(id) => Some(id),
            _ => None,
        })
        .collect();
    for id in asked {
        let results = module
            .types
            .get(module.funcs.get(id).ty())
            .results()
            .to_vec();
        let answer = module.replace_imported_func(id, |(body, _)| match results[..] {
            [] => {}
            [ValType::F64] => {
                body.f64_const(0.0);
            }
            _ => {
                body.unreachable();
            }
        });
        answer.map_err(|e| anyhow!("an import cannot be answered: {e}"))?;
    }
    walrus::passes::gc::run(&mut module);
    let left: Vec<&str> = module.imports.iter().map(|i| i.name.as_str()).collect();
    ensure!(
        left.is_empty(),
        "the module still asks for {}",
        left.join(" ")
    );
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::alone;
    use walrus::{FunctionBuilder, Module, ModuleConfig, ValType};

    #[test]
    fn a_module_that_asked_for_the_hour_asks_no_more() {
        let mut module = Module::with_config(ModuleConfig::new());
        let kind = module.types.add(&[], &[ValType::F64]);
        let (now, _) = module.add_import_func("browser", "now", kind);
        let mut body = FunctionBuilder::new(&mut module.types, &[], &[ValType::F64]);
        body.func_body().call(now);
        let door = body.finish(vec![], &mut module.funcs);
        module.exports.add("door", door);
        module.exports.add("__wbindgen_other", door);
        let made = alone(&module.emit_wasm(), &["door"]).expect("it can stand alone");
        let made = Module::from_buffer(&made).expect("it stays sound");
        assert_eq!(made.imports.iter().count(), 0);
        let exports: Vec<&str> = made.exports.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(exports, ["door"]);
    }
}
