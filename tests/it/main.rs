//! One test binary for everything that needs more than one stage.

#![cfg(test)]

mod corpora;
mod diagnostics;
mod tidy;
mod workspace;
