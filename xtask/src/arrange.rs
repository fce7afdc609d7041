//! Puts functions that look alike side by side: brotli finds what they share more cheaply the nearer it lies.
//!
//! wasm-opt orders functions by how often they are called, which keeps the numbers in calls small. That order is kept
//! for the first few; the others are sorted by their type and then by their code, byte for byte.

use anyhow::Result;
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

/// How many functions keep their place: those that are called all over.
pub const KEPT: usize = 20;

/// The module with a name for each function such that wasm-opt's `--reorder-functions-by-name` brings them into the
/// better order.
pub fn named(module: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut types = Vec::new();
    let mut codes = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(functions) => {
                types = functions.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::CodeSectionEntry(body) => codes.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut places = vec![0; codes.len()];
    for (place, function) in order(&types, &codes).into_iter().enumerate() {
        places[function] = place;
    }
    let mut names = NameMap::new();
    for (function, place) in (imported..).zip(places) {
        names.append(function, &format!("{place:08}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut named = module.to_vec();
    section.append_to(&mut named);
    Ok(named)
}

/// The functions, by number, in the order in which they should stand.
fn order(types: &[u32], codes: &[&[u8]]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..codes.len()).collect();
    let rest = order.get_mut(KEPT..).unwrap_or_default();
    rest.sort_by_key(|function| (types.get(*function), codes[*function]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, Function, FunctionSection, Module, TypeSection, ValType};

    #[test]
    fn the_first_keep_their_place_and_like_stands_by_like() {
        let mut order_of_types: Vec<u32> = vec![0; KEPT];
        order_of_types.extend([1, 0, 1, 0]);
        let codes: [&[u8]; 4] = [b"b", b"z", b"a", b"y"];
        let codes: Vec<&[u8]> = [&b"x"[..]; KEPT].into_iter().chain(codes).collect();
        let expected = (0..KEPT).chain([3, 1, 2, 0].map(|at| KEPT + at));
        assert_eq!(
            order(&order_of_types, &codes),
            expected.collect::<Vec<usize>>()
        );
        assert_eq!(order(&[0, 0], &[b"b", b"a"]), [0, 1]);
    }

    #[test]
    fn every_function_gets_a_name_and_nothing_else_changes() {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for number in [7, 8] {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().i32_const(number).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code);
        let module = module.finish();
        let named = named(&module).expect("the module is sound");
        assert!(named.starts_with(&module));
        let found = String::from_utf8_lossy(&named[module.len()..]).into_owned();
        assert!(
            found.contains("00000000") && found.contains("00000001"),
            "{found:?}"
        );
    }
}
