//! The stages up to `resolve` on small pages of our own: a page per oddity, one check per stage, the rest is data.

#![cfg(test)]

mod pages;
mod support;
mod tables;
