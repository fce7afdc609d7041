//! Short names between the module and its glue.
//!
//! wasm-bindgen gives every function that passes between them a name with a fingerprint, which nobody reads and no
//! compression makes small. Both sides get the same short names here; what the page itself exports keeps its own. What the
//! glue offers besides and nobody takes is not exported, so that esbuild can leave it out.

use anyhow::{Result, anyhow, ensure};
use walrus::{ExportId, Module};

use crate::split::Parts;

/// The module that the glue stands for, as wasm-bindgen calls it; and shortly.
const GLUE: (&str, &str) = ("\"./chugiai_bg.js\"", "a");

/// Both modules and the glue with short names. The second takes from the first by name, too.
pub fn shorten(parts: &Parts, glue: &str) -> Result<(Parts, String)> {
    let read = |module| Module::from_buffer(module).map_err(|e| anyhow!("not a module: {e}"));
    let (mut module, mut later) = (read(&parts.first)?, read(&parts.later)?);
    for import in later.imports.iter_mut() {
        import.module = GLUE.1.to_owned();
    }
    let mut glue = glue.to_owned();
    let mut names = 0..;
    for import in module.imports.iter_mut() {
        let key = format!("{}: function(", import.name);
        ensure!(
            glue.matches(&key).count() == 1,
            "the glue does not lend {} once",
            import.name
        );
        import.name = short(&mut names);
        glue = glue.replacen(&key, &format!("{}: function(", import.name), 1);
        import.module = GLUE.1.to_owned();
    }
    ensure!(
        glue.matches(GLUE.0).count() == 1,
        "the glue does not name itself once"
    );
    glue = glue.replacen(GLUE.0, &format!("{:?}", GLUE.1), 1);
    for id in unused(&module, &later, &glue) {
        module.exports.delete(id);
    }
    for export in module.exports.iter_mut() {
        // Rust's own two underscores, and those of wasm-bindgen.
        if export.name.contains("__") {
            let long = std::mem::replace(&mut export.name, short(&mut names));
            glue = renamed(&glue, &long, &export.name);
            let taken = later.imports.iter_mut();
            for import in taken.filter(|import| import.name == long) {
                import.name = export.name.clone();
            }
        }
    }
    for import in later.imports.iter() {
        let name = &import.name;
        let given = module.exports.iter().any(|export| export.name == *name);
        ensure!(given, "the first part does not give {name} to the second");
    }
    // `boot.js` starts the module in one way only.
    glue = glue.replace("export function start()", "function start()");
    glue = glue.replace("export { initSync, ", "export { ");
    let parts = Parts {
        first: module.emit_wasm(),
        later: later.emit_wasm(),
    };
    Ok((parts, glue))
}

/// What the linker exports besides, and nobody takes.
fn unused(module: &Module, later: &Module, glue: &str) -> Vec<ExportId> {
    let taken = |name: &str| {
        glue.contains(&format!("wasm.{name}")) || later.imports.iter().any(|i| i.name == name)
    };
    let all = module.exports.iter();
    let unused = all.filter(|export| export.name.starts_with("__") && !taken(&export.name));
    unused.map(|export| export.id()).collect()
}

/// The next name: a letter and figures.
fn short(names: &mut impl Iterator<Item = u32>) -> String {
    let number = names.next().unwrap_or_default();
    format!("{}{}", char::from(b'a' + (number % 26) as u8), number / 26)
}

/// `wasm.long` everywhere by its new name; not a longer name that begins alike.
fn renamed(glue: &str, long: &str, short: &str) -> String {
    let access = format!("wasm.{long}");
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some(at) = rest.find(&access) {
        let after = &rest[at + access.len()..];
        let whole = !after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
        out.push_str(&rest[..at]);
        out.push_str("wasm.");
        out.push_str(if whole { short } else { long });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ModuleConfig};

    fn module() -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let kind = module.types.add(&[], &[]);
        module.add_import_func("./chugiai_bg.js", "__wbg_now_0123456789abcdef", kind);
        module.add_import_func("./chugiai_bg.js", "__wbg_now_00", kind);
        for name in ["start", "__wbindgen_free", "__wbindgen_free2"] {
            let mut body = FunctionBuilder::new(&mut module.types, &[], &[]);
            body.func_body();
            let function = body.finish(vec![], &mut module.funcs);
            module.exports.add(name, function);
        }
        module.emit_wasm()
    }

    fn parts() -> Parts {
        let mut later = Module::with_config(ModuleConfig::new());
        let kind = later.types.add(&[], &[]);
        for name in ["start", "__wbindgen_free2"] {
            later.add_import_func("__wasm_split", name, kind);
        }
        Parts {
            first: module(),
            later: later.emit_wasm(),
        }
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let glue = "x = { __wbg_now_0123456789abcdef: function() {}, __wbg_now_00: function() {} };
                    y = { \"./chugiai_bg.js\": x };
                    wasm.__wbindgen_free(1); wasm.__wbindgen_free2(2); wasm.start();";
        let (parts, glue) = shorten(&parts(), glue).expect("they fit");
        assert_eq!(
            glue,
            "x = { a0: function() {}, b0: function() {} };
                    y = { \"a\": x };
                    wasm.c0(1); wasm.d0(2); wasm.start();"
        );
        let module = Module::from_buffer(&parts.first).expect("it stays sound");
        let imports: Vec<_> = module
            .imports
            .iter()
            .map(|i| (i.module.as_str(), i.name.as_str()))
            .collect();
        assert_eq!(imports, [("a", "a0"), ("a", "b0")]);
        let exports: Vec<_> = module.exports.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(exports, ["start", "c0", "d0"]);
        let later = Module::from_buffer(&parts.later).expect("it stays sound");
        let taken: Vec<_> = later
            .imports
            .iter()
            .map(|i| (i.module.as_str(), i.name.as_str()))
            .collect();
        assert_eq!(taken, [("a", "start"), ("a", "d0")]);
    }

    #[test]
    fn a_glue_that_lends_less_is_an_error() {
        assert!(shorten(&parts(), "x = {}").is_err());
    }
}
