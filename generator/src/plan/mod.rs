//! Stage 5.
mod docs;
mod ident;
mod scope;
mod words;
