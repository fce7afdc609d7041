//! Takes the words of panics out of the page.
//!
//! A panic in the page is a trap: the browser reports it, `web/boot.js` says on a full page that the program stopped
//! and how to save the text. What Rust would say besides (the message, the file and the line) the reader cannot use,
//! and it travels on every first visit: at each index and each `unwrap` the program carries the address of its place,
//! and the places name the source files of all crates. Rust's own way to leave it out (`panic=immediate-abort`) asks
//! for a standard library built anew by an unstable compiler; on the finished module the same can be had from outside.
//! `cargo xtask start` keeps the words.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use anyhow::{Context, Result};
use wasm_encoder::{CustomSection, Encode, Section};
use wasmparser::{
    BinaryReader, CustomSectionReader, DataKind, KnownCustom, Name, Operator, Parser, Payload,
    TypeRef, ValType,
};

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

/// The module with every panic a bare trap. Must still have its names. Nothing moves in it: what the linker tells of its
/// work stays true for all the rest, and `split.rs` goes by it.
pub fn silence(module: &[u8]) -> Result<Vec<u8>> {
    let plan = Plan::of(module)?;
    let mut quiet = module.to_vec();
    let mut gone = Vec::new();
    for function in &plan.functions {
        let name = plain_name(function.name);
        let instead: &[u8] = match function.results[..] {
            [] if name.starts_with(PANICKING) || PANICS.contains(&name.as_str()) => &TRAP,
            [ValType::I32] if name.ends_with(DEBUG) => &SILENCE,
            _ => continue,
        };
        if let Some((last, body)) = quiet[function.body.clone()].split_last_mut()
            && body.len() >= instead.len()
        {
            let (first, rest) = body.split_at_mut(instead.len());
            first.copy_from_slice(instead);
            rest.fill(NOP);
            *last = END;
            gone.push(function.body.clone());
        }
    }
    forget_places(&plan, &mut quiet, &mut gone);
    without_relocations(&plan, &quiet, &gone)
}

/// No locals; a trap.
const TRAP: [u8; 2] = [0, 0x00];
/// No locals; a zero, which is `Ok(())`.
const SILENCE: [u8; 3] = [0, 0x41, 0];
const NOP: u8 = 0x01;
const END: u8 = 0x0b;

/// Where in the bytes of a module everything stands that may change.
#[derive(Default)]
struct Plan<'a> {
    functions: Vec<Function<'a>>,
    memory: Memory,
    /// Where sections begin, each after its length.
    sections: Vec<usize>,
    /// What the linker tells of functions and data: the whole sections.
    relocations: Vec<(Range<usize>, CustomSectionReader<'a>)>,
}

struct Function<'a> {
    name: &'a str,
    results: Vec<ValType>,
    body: Range<usize>,
}

impl<'a> Plan<'a> {
    fn of(module: &'a [u8]) -> Result<Self> {
        let (mut plan, mut imported) = (Plan::default(), 0);
        let (mut results, mut types) = (Vec::new(), Vec::new());
        let mut names: HashMap<u32, &'a str> = HashMap::new();
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            let begins = payload.as_section().map_or(0, |(_, range)| range.start);
            if begins > 0 {
                plan.sections.push(begins);
            }
            match payload {
                Payload::TypeSection(section) => {
                    for kind in section.into_iter_err_on_gc_types() {
                        results.push(kind?.results().to_vec());
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => {
                    let kind = types.get(plan.functions.len());
                    let results = kind.and_then(|kind: &u32| results.get(*kind as usize));
                    plan.functions.push(Function {
                        name: "",
                        results: results.cloned().unwrap_or_default(),
                        body: body.range(),
                    });
                }
                Payload::DataSection(section) => {
                    for data in section {
                        let data = data?;
                        if let DataKind::Active { offset_expr, .. } = data.kind
                            && let Operator::I32Const { value } =
                                offset_expr.get_operators_reader().read()?
                        {
                            let end = data.range.end;
                            let at = end - data.data.len()..end;
                            plan.memory.segments.push((value as u32, at));
                        }
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Name(section) => {
                        for part in section {
                            if let Name::Function(map) = part? {
                                for naming in map {
                                    let naming = naming?;
                                    names.insert(naming.index, naming.name);
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(_) => {
                        let whole = whole_section(module, &section)?;
                        plan.relocations.push((whole, section));
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        for (number, function) in (imported..).zip(&mut plan.functions) {
            function.name = names.get(&number).copied().unwrap_or_default();
        }
        plan.memory.fill(module);
        Ok(plan)
    }
}

/// A custom section with its kind and length before it.
fn whole_section(module: &[u8], section: &CustomSectionReader) -> Result<Range<usize>> {
    let inside = section.range();
    // The length is written in as many bytes as the linker likes: as many as bring its kind, 0, before it.
    (2..=6)
        .map(|before| inside.start - before)
        .find(|at| {
            let length = BinaryReader::new(&module[at + 1..inside.start], 0).read_var_u32();
            module[*at] == 0 && length.is_ok_and(|length| length as usize == inside.len())
        })
        .map(|at| at..inside.end)
        .context("a custom section without a length")
}

/// Blanks the places panics name: `core::panic::Location`, in memory the address and length of the file's name, the
/// line and the column, four bytes each. Nothing else looks like that, and nothing but a panic reads one.
fn forget_places(plan: &Plan, quiet: &mut [u8], gone: &mut Vec<Range<usize>>) {
    let memory = &plan.memory;
    let mut blank = BTreeSet::new();
    for at in memory.words() {
        let [name, length, line, column] = [0, 4, 8, 12].map(|next| memory.word(at + next));
        let likely = (4..200).contains(&length)
            && (1..100_000).contains(&line)
            && (1..1000).contains(&column);
        if likely && memory.bytes(name, length).is_some_and(is_source_file) {
            blank.insert((name, length));
            blank.insert((at, 16));
        }
    }
    for (at, length) in blank {
        if let Some(place) = memory.place(at, length) {
            quiet[place.clone()].fill(0);
            gone.push(place);
        }
    }
}

fn is_source_file(name: &[u8]) -> bool {
    name.ends_with(b".rs")
        && name
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"/._-+".contains(b))
}

/// The module without what the linker tells of what is gone.
fn without_relocations(plan: &Plan, quiet: &[u8], gone: &[Range<usize>]) -> Result<Vec<u8>> {
    let gone: HashSet<usize> = gone.iter().cloned().flatten().collect();
    let mut out = Vec::with_capacity(quiet.len());
    let mut done = 0;
    for (whole, section) in &plan.relocations {
        let KnownCustom::Reloc(relocations) = section.as_known() else {
            continue;
        };
        let of = relocations.section_index();
        let begins = *plan.sections.get(of as usize).context("no such section")?;
        let entries = relocations.entries().into_iter_with_offsets();
        let entries: Vec<_> = entries.collect::<Result<_, _>>()?;
        let ends = entries.iter().skip(1).map(|(at, _)| *at);
        let ends = ends.chain([section.data_offset() + section.data().len()]);
        let kept: Vec<&[u8]> = entries
            .iter()
            .zip(ends)
            .filter(|((_, entry), _)| !gone.contains(&(begins + entry.offset as usize)))
            .map(|((at, _), end)| &quiet[*at..end])
            .collect();
        let mut data = Vec::new();
        of.encode(&mut data);
        (kept.len() as u32).encode(&mut data);
        data.extend(kept.concat());
        out.extend(&quiet[done..whole.start]);
        let (name, data) = (section.name().into(), data.into());
        CustomSection { name, data }.append_to(&mut out);
        done = whole.end;
    }
    out.extend(&quiet[done..]);
    Ok(out)
}

/// What the module puts into memory when it starts.
#[derive(Default)]
struct Memory {
    /// The address of each segment, and where in the module it stands.
    segments: Vec<(u32, Range<usize>)>,
    start: u32,
    bytes: Vec<u8>,
}

impl Memory {
    fn fill(&mut self, module: &[u8]) {
        self.start = self.segments.iter().map(|s| s.0).min().unwrap_or_default();
        for (at, place) in &self.segments {
            let at = (at - self.start) as usize;
            let end = at + place.len();
            self.bytes.resize(self.bytes.len().max(end), 0);
            self.bytes[at..end].copy_from_slice(&module[place.clone()]);
        }
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

    /// Where in the module these bytes of memory stand.
    fn place(&self, at: u32, length: u32) -> Option<Range<usize>> {
        self.segments.iter().find_map(|(start, place)| {
            let from = place.start + at.checked_sub(*start)? as usize;
            let end = from + length as usize;
            (end <= place.end).then_some(from..end)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::{Instr, Value};
    use walrus::{ConstExpr, DataKind, FunctionBuilder, Module, ModuleConfig, ValType};

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
