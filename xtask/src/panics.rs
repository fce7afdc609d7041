//! Takes the words of panics out of the page.
//!
//! A panic in the page is a trap: the browser reports it, `web/boot.js` says on a full page that the program stopped
//! and how to save the text. What Rust would say besides (the message, the file and the line) the reader cannot use,
//! and it travels on every first visit: at each index and each `unwrap` the program carries the address of its place,
//! and the places name the source files of all crates. Rust's own way to leave it out (`panic=immediate-abort`) asks
//! for a standard library built anew by an unstable compiler; on the finished module the same can be had from outside.
//! `cargo xtask start` keeps the words.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow};
use walrus::ir::{Const, Instr, Unreachable, Value};
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionId, FunctionKind, Module, ValType};

/// The functions of the standard library that only panics call, and the hook that Yew sets. None ever returns.
const PANICS: [&str; 18] = [
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "console_error_panic_hook::hook",
    "core::cell::lazy::panic_poisoned",
    "core::cell::panic_already_borrowed",
    "core::cell::panic_already_mutably_borrowed",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "core::str::slice_error_fail_rt",
    "std::panicking::panic_with_hook",
    "std::sync::lazy_lock::panic_poisoned",
    "std::thread::local::panic_access_error",
    "__rustc::rust_panic",
];

/// Everything below this path is one too.
const PANICKING: &str = "core::panicking::";

/// What only their messages call. Says nothing instead; clippy keeps `{:?}` out of what the page shows.
const DEBUG: &str = " as core::fmt::Debug>::fmt";

/// A name in Rust's words, without generic arguments and hashes.
fn plain_name(mangled: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(mangled));
    match name.find("::<") {
        Some(end) => name[..end].to_owned(),
        None => name,
    }
}

/// The module with every panic a bare trap. Must still have its names.
pub fn silence(module: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(module).map_err(|e| anyhow!("not a module: {e}"))?;
    let names: Vec<_> = module
        .funcs
        .iter_local()
        .map(|(id, _)| (id, name_of(&module, id)))
        .collect();
    for (id, name) in names {
        let results = module
            .types
            .get(module.funcs.get(id).ty())
            .results()
            .to_vec();
        match results[..] {
            [] if name.starts_with(PANICKING) || PANICS.contains(&name.as_str()) => {
                replace(&mut module, id, Unreachable {}.into());
            }
            // The zero is `Ok(())`.
            [ValType::I32] if name.ends_with(DEBUG) => {
                let ok = Const {
                    value: Value::I32(0),
                };
                replace(&mut module, id, ok.into());
            }
            _ => {}
        }
    }
    forget_places(&mut module);
    // What the linker told of its work no longer fits.
    for section in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(section);
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

fn name_of(module: &Module, id: FunctionId) -> String {
    plain_name(module.funcs.get(id).name.as_deref().unwrap_or_default())
}

/// Gives a function another body, of one instruction.
fn replace(module: &mut Module, id: FunctionId, instruction: Instr) {
    let kind = module.types.get(module.funcs.get(id).ty());
    let (parameters, results) = (kind.params().to_vec(), kind.results().to_vec());
    let arguments = parameters.iter().map(|kind| module.locals.add(*kind));
    let arguments = arguments.collect();
    let mut function = FunctionBuilder::new(&mut module.types, &parameters, &results);
    function.func_body().instr(instruction);
    module.funcs.get_mut(id).kind = FunctionKind::Local(function.local_func(arguments));
}

/// Blanks the places panics name: `core::panic::Location`, in memory the address and length of the file's name, the
/// line and the column, four bytes each. Nothing else looks like that, and nothing but a panic reads one.
fn forget_places(module: &mut Module) {
    let mut memory = Memory::of(module);
    let mut files = BTreeSet::new();
    for at in memory.words() {
        let [name, length, line, column] = [0, 4, 8, 12].map(|next| memory.word(at + next));
        let likely = (4..200).contains(&length)
            && (1..100_000).contains(&line)
            && (1..1000).contains(&column);
        if likely && memory.bytes(name, length).is_some_and(is_source_file) {
            files.insert((name, length));
            memory.blank(at, 16);
        }
    }
    for (name, length) in files {
        memory.blank(name, length);
    }
    memory.write(module);
}

fn is_source_file(name: &[u8]) -> bool {
    name.ends_with(b".rs")
        && name
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"/._-+".contains(b))
}

/// What the module puts into memory when it starts.
struct Memory {
    start: u32,
    bytes: Vec<u8>,
}

impl Memory {
    fn of(module: &Module) -> Memory {
        let segments = || {
            module
                .data
                .iter()
                .filter_map(|data| Some((address(&data.kind)?, &data.value)))
        };
        let start = segments().map(|(at, _)| at).min().unwrap_or_default();
        let mut bytes = Vec::new();
        for (at, value) in segments() {
            let at = (at - start) as usize;
            bytes.resize(bytes.len().max(at + value.len()), 0);
            bytes[at..at + value.len()].copy_from_slice(value);
        }
        Memory { start, bytes }
    }

    /// Every address where four words may stand.
    fn words(&self) -> impl Iterator<Item = u32> + use<> {
        let end = self.start + self.bytes.len() as u32;
        (self.start.next_multiple_of(4)..end.saturating_sub(15)).step_by(4)
    }

    fn bytes(&self, at: u32, length: u32) -> Option<&[u8]> {
        let from = at.checked_sub(self.start)? as usize;
        self.bytes.get(from..from + length as usize)
    }

    /// The word there; 0 outside.
    fn word(&self, at: u32) -> u32 {
        let bytes = self.bytes(at, 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes)
    }

    fn blank(&mut self, at: u32, length: u32) {
        let from = (at - self.start) as usize;
        self.bytes[from..from + length as usize].fill(0);
    }

    fn write(&self, module: &mut Module) {
        let all: Vec<_> = module.data.iter().map(|data| data.id()).collect();
        for id in all {
            let data = module.data.get_mut(id);
            if let Some(at) = address(&data.kind) {
                let from = (at - self.start) as usize;
                let length = data.value.len();
                data.value.copy_from_slice(&self.bytes[from..from + length]);
            }
        }
    }
}

/// Where a segment goes.
fn address(kind: &DataKind) -> Option<u32> {
    match kind {
        DataKind::Active {
            offset: ConstExpr::Value(Value::I32(at)),
            ..
        } => Some(*at as u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ModuleConfig;

    /// A module with one function of this name that does something, and this in memory from address 16 on.
    fn module(name: &str, memory: &[u8]) -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let page = module.memories.add_local(false, false, 1, None, None);
        let offset = ConstExpr::Value(Value::I32(16));
        module.data.add(
            DataKind::Active {
                memory: page,
                offset,
            },
            memory.to_vec(),
        );
        let argument = module.locals.add(ValType::I32);
        let mut body = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        body.name(name.into())
            .func_body()
            .local_get(argument)
            .drop();
        let function = body.finish(vec![argument], &mut module.funcs);
        module.exports.add("f", function);
        module.exports.add("memory", page);
        module.emit_wasm()
    }

    fn silenced(name: &str, memory: &[u8]) -> (bool, Vec<u8>) {
        let module = silence(&module(name, memory)).expect("the module is sound");
        let module = Module::from_buffer(&module).expect("it stays sound");
        let function = module.funcs.iter_local().next().expect("it is exported").1;
        let body = function.block(function.entry_block());
        let traps = matches!(body.instrs[..], [(Instr::Unreachable(_), _)]);
        let data = module.data.iter().next().expect("there is data");
        (traps, data.value.clone())
    }

    #[test]
    fn only_panics_become_traps() {
        for name in [
            "_ZN4core9panicking9panic_fmt17h97fa74ad59f105b0E",
            "_RNvNtCsgXGp5Oqx2Ny_4core6option13unwrap_failed",
            "_RINvNtCsgXGp5Oqx2Ny_4core9panicking13assert_failedjjEB4_",
        ] {
            assert!(silenced(name, b"").0, "{name}");
        }
        for name in [
            // Gives an error back where the caller asked for one.
            "_ZN9hashbrown3raw11Fallibility17capacity_overflow17hbdbacb8c6092cf18E",
            "_RNvNtCsebHcaeoSrxy_3std9panicking8set_hook",
            "_ZN7chugiai5parse4read17h97fa74ad59f105b0E",
        ] {
            assert!(!silenced(name, b"").0, "{name}");
        }
    }

    #[test]
    fn debug_says_nothing() {
        let mut module = Module::with_config(ModuleConfig::new());
        let mut body = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        let name = "_ZN58_$LT$wasm_bindgen..JsValue$u20$as$u20$core..fmt..Debug$GT$3fmt17h0ac880cf36a76e93E";
        body.name(name.into()).func_body().i32_const(7);
        let function = body.finish(vec![], &mut module.funcs);
        module.exports.add("f", function);
        let quiet = silence(&module.emit_wasm()).expect("the module is sound");
        let quiet = Module::from_buffer(&quiet).expect("it stays sound");
        let function = quiet.funcs.iter_local().next().expect("it is exported").1;
        let body = &function.block(function.entry_block()).instrs;
        let zero =
            |instr: &Instr| matches!(instr, Instr::Const(c) if matches!(c.value, Value::I32(0)));
        assert!(matches!(&body[..], [(instr, _)] if zero(instr)), "{body:?}");
    }

    #[test]
    fn places_are_forgotten_and_all_else_stays() {
        // At 16 the words, at 36 a place, at 52 what looks like one but names no source file.
        let words = b"src/a.rs, h\xe1\xba\xbft\0\0\0\0\0";
        let place = |name: u32, length: u32| [name, length, 12, 5].map(u32::to_le_bytes).concat();
        let memory = [&words[..], &place(16, 8), &place(18, 8)].concat();
        let (_, after) = silenced("x", &memory);
        let expected = [&[0; 8], &words[8..], &[0; 16], &place(18, 8)].concat();
        assert_eq!(after, expected);
    }
}
