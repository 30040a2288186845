//! The generated operations of the embedded documentation, and their hand-written core.

mod bodies;
mod errors;
mod example;
mod permissions;
mod requests;
mod seeds;
mod server;
