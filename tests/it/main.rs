//! One test binary for everything that needs more than one stage.

#![cfg(test)]

mod closure;
mod commands;
mod consumers;
mod corpora;
mod determinism;
mod diagnostics;
mod docs;
mod format;
mod misuse;
mod models;
mod names;
mod roundtrip;
mod tidy;
mod workspace;
