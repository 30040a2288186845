//! The stages up to `resolve` on small pages of our own: a page per oddity, one check per stage, the rest is data.

#![cfg(test)]

mod dumps;
mod pages;
mod robustness;
mod support;
mod tables;
