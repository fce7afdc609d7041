#![no_main]
//! Any bytes.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| chugiai_fuzz::hold(bytes));
