#![no_main]
//! Phrases of the domain in any order.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| chugiai_fuzz::hold(
    chugiai_fuzz::shuffled(bytes).as_bytes()
));
