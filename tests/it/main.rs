//! One test binary for everything that needs more than one stage.

#![cfg(test)]

mod areas;
mod closure;
mod commands;
mod consumers;
mod corpora;
mod determinism;
mod diagnostics;
mod diff;
mod docs;
mod explain;
mod format;
mod misuse;
mod models;
mod names;
mod operations;
mod roundtrip;
mod tidy;
mod workspace;
