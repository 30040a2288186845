//! One test binary for everything that needs more than one stage.

#![cfg(test)]

mod tidy;
mod workspace;
