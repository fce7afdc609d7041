//! How bytes get into a module without glue, and out of it; the same in the module that writes (`writer/`).

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Room for `len` bytes; it stays for as long as the module lives.
#[unsafe(no_mangle)]
pub extern "C" fn room(len: usize) -> *mut u8 {
    vec![0; len].leak().as_mut_ptr()
}

/// Hands `bytes` out: their address and their length, 4 bytes each; they stay like room.
pub fn handed_out(bytes: Vec<u8>) -> *const [usize; 2] {
    let bytes = bytes.leak();
    Box::leak(Box::new([bytes.as_ptr().addr(), bytes.len()]))
}
