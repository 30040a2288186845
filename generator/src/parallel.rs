//! Order-preserving map over independent items, on all cores where the feature `parallel` is on.

/// Applies `each` to every item; results come in item order, whatever the threads do.
#[cfg(feature = "parallel")]
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, each: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    use rayon::iter::{IntoParallelIterator, ParallelIterator};
    items.into_par_iter().map(each).collect()
}

/// Does both, at the same time where there is a core for each.
#[cfg(feature = "parallel")]
pub(crate) fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Does one, then the other.
#[cfg(not(feature = "parallel"))]
pub(crate) fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    (one(), other())
}

/// Applies `each` to every item, one after the other.
#[cfg(not(feature = "parallel"))]
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, each: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    items.into_iter().map(each).collect()
}
