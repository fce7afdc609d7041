//! Blanks what lies in memory and is never asked for.
//!
//! The linker knows every object of the data and throws away what nothing refers to; but that was before panics lost
//! their words (`panics.rs`). Where the objects lie it tells with `--emit-relocs`. Blanks travel for nothing.

use std::collections::BTreeSet;

use anyhow::Result;
use wasmparser::{
    ConstExpr, DataKind, KnownCustom, Linking, Operator, Parser, Payload, SymbolInfo,
};

/// An object of the data: its address and length.
pub type Object = (u32, u32);

/// The objects of a module as the linker left it, by address.
pub fn objects(module: &[u8]) -> Result<Vec<Object>> {
    let mut segments = Vec::new();
    let mut objects = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::DataSection(data) => {
                for entry in data {
                    segments.push(address(&entry?.kind).unwrap_or_default());
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Linking(linking) = section.as_known() else {
                    continue;
                };
                for part in linking {
                    let Linking::SymbolTable(symbols) = part? else {
                        continue;
                    };
                    for symbol in symbols {
                        if let SymbolInfo::Data {
                            symbol: Some(it), ..
                        } = symbol?
                            && let Some(segment) = segments.get(it.index as usize)
                        {
                            objects.push((segment + it.offset, it.size));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    objects.sort_unstable();
    Ok(objects)
}

/// The module with those objects blank that neither its code nor a used object speaks of.
pub fn blank(module: &[u8], objects: &[Object]) -> Result<Vec<u8>> {
    let mut addresses = BTreeSet::new();
    let mut segments: Vec<(u32, &[u8])> = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::CodeSectionEntry(body) => {
                for operator in body.get_operators_reader()? {
                    addresses.extend(spoken_of(&operator?));
                }
            }
            Payload::GlobalSection(globals) => {
                for global in globals {
                    addresses.extend(constant(&global?.init_expr));
                }
            }
            Payload::DataSection(data) => {
                for entry in data {
                    let entry = entry?;
                    segments.extend(address(&entry.kind).map(|at| (at, entry.data)));
                }
            }
            _ => {}
        }
    }
    let memory = Memory(&segments);
    let mut used = vec![false; objects.len()];
    let mut next: Vec<u32> = addresses.into_iter().collect();
    while let Some(address) = next.pop() {
        for index in around(objects, address) {
            if !std::mem::replace(&mut used[index], true) {
                let (at, length) = objects[index];
                let words = (at.next_multiple_of(4)..(at + length).saturating_sub(3)).step_by(4);
                next.extend(words.map(|word| memory.word(word)));
            }
        }
    }
    let mut keep = BTreeSet::new();
    let of = |wanted: bool| {
        let chosen = objects
            .iter()
            .zip(&used)
            .filter(move |(_, used)| **used == wanted);
        chosen.flat_map(|((at, length), _)| *at..at + length)
    };
    keep.extend(of(true));
    let mut blank = module.to_vec();
    for byte in of(false).filter(|byte| !keep.contains(byte)) {
        if let Some(data) = memory.at(byte) {
            blank[data.as_ptr() as usize - module.as_ptr() as usize] = 0;
        }
    }
    Ok(blank)
}

/// The objects that an address may mean: it may stand at their end.
fn around(objects: &[Object], address: u32) -> impl Iterator<Item = usize> {
    let begun = objects.partition_point(|(at, _)| *at <= address);
    // Objects that share their bytes are few.
    let near = begun.saturating_sub(6)..begun;
    near.filter(move |index| address <= objects[*index].0 + objects[*index].1)
}

/// The numbers of an instruction that may be addresses.
fn spoken_of(operator: &Operator) -> Option<u32> {
    use Operator::*;
    match operator {
        I32Const { value } => Some(*value as u32),
        I32Load { memarg }
        | I64Load { memarg }
        | F32Load { memarg }
        | F64Load { memarg }
        | I32Load8S { memarg }
        | I32Load8U { memarg }
        | I32Load16S { memarg }
        | I32Load16U { memarg }
        | I64Load8S { memarg }
        | I64Load8U { memarg }
        | I64Load16S { memarg }
        | I64Load16U { memarg }
        | I64Load32S { memarg }
        | I64Load32U { memarg }
        | I32Store { memarg }
        | I64Store { memarg }
        | F32Store { memarg }
        | F64Store { memarg }
        | I32Store8 { memarg }
        | I32Store16 { memarg }
        | I64Store8 { memarg }
        | I64Store16 { memarg }
        | I64Store32 { memarg } => u32::try_from(memarg.offset).ok(),
        _ => None,
    }
}

/// What the module puts into memory: addresses and bytes.
struct Memory<'m>(&'m [(u32, &'m [u8])]);

impl<'m> Memory<'m> {
    /// From a byte on, as far as its segment goes.
    fn at(&self, address: u32) -> Option<&'m [u8]> {
        self.0.iter().find_map(|(start, bytes)| {
            let from = address.checked_sub(*start)? as usize;
            bytes.get(from..).filter(|rest| !rest.is_empty())
        })
    }

    /// Four bytes as an address. `wasm-opt` ends a segment before the blanks at its end, so the last word of a table may
    /// lack its highest byte: what no segment tells is blank.
    fn word(&self, address: u32) -> u32 {
        let byte = |place| self.at(address + place).map_or(0, |bytes| bytes[0]);
        u32::from_le_bytes([byte(0), byte(1), byte(2), byte(3)])
    }
}

fn address(kind: &DataKind) -> Option<u32> {
    match kind {
        DataKind::Active { offset_expr, .. } => constant(offset_expr),
        DataKind::Passive => None,
    }
}

fn constant(expression: &ConstExpr) -> Option<u32> {
    match expression.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => Some(value as u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder as encoder;

    /// A module whose code speaks of address 16, with this in memory from there on.
    fn module(memory: &[u8]) -> Vec<u8> {
        let mut types = encoder::TypeSection::new();
        types.ty().function([], [encoder::ValType::I32]);
        let mut functions = encoder::FunctionSection::new();
        functions.function(0);
        let mut memories = encoder::MemorySection::new();
        memories.memory(encoder::MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut code = encoder::CodeSection::new();
        let mut body = encoder::Function::new([]);
        body.instructions().i32_const(16).end();
        code.function(&body);
        let mut data = encoder::DataSection::new();
        data.active(0, &encoder::ConstExpr::i32_const(16), memory.to_vec());
        let mut symbols = encoder::SymbolTable::new();
        for (name, offset) in [("a", 0), ("b", 4), ("c", 12)] {
            let place = encoder::DataSymbolDefinition {
                index: 0,
                offset,
                size: 4,
            };
            symbols.data(0, name, Some(place));
        }
        let mut linking = encoder::LinkingSection::new();
        linking.symbol_table(&symbols);
        let mut module = encoder::Module::new();
        module
            .section(&types)
            .section(&functions)
            .section(&memories);
        module.section(&code).section(&data).section(&linking);
        module.finish()
    }

    #[test]
    fn what_neither_code_nor_used_data_speaks_of_is_blank() {
        // The first object points to the third; nothing points to the second. An address at the end of one counts as its.
        let memory = [&28_u32.to_le_bytes()[..], b"dead", b"gap.", b"used"].concat();
        let module = module(&memory);
        let objects = objects(&module).expect("the module is sound");
        assert_eq!(objects, [(16, 4), (20, 4), (28, 4)]);
        let blank = blank(&module, &objects).expect("the module is sound");
        assert_eq!(blank.len(), module.len());
        let holds = |words: &[u8]| blank.windows(words.len()).any(|w| w == words);
        assert!(holds(b"used") && !holds(b"dead"));
        assert!(holds(b"gap.") && holds(&28_u32.to_le_bytes()));
    }

    #[test]
    fn an_address_that_lost_its_blank_bytes_is_still_one() {
        let bytes = [28, 0, 0, 0, b'x', 20];
        let memory = Memory(&[(16, &bytes)]);
        assert_eq!(memory.word(16), 28);
        assert_eq!(memory.word(21), 20);
        assert_eq!(memory.word(400), 0);
    }
}
