//! Order-preserving map over independent items, on all cores where the feature `parallel` is on.

/// Applies `each` to every item; results come in item order, whatever the threads do.
#[cfg(feature = "parallel")]
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, each: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    use rayon::iter::{IntoParallelIterator, ParallelIterator};
    items.into_par_iter().map(each).collect()
}

/// Applies `each` to every item, one after the other.
#[cfg(not(feature = "parallel"))]
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, each: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    items.into_iter().map(each).collect()
}
