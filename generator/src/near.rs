//! The existing names that come nearest to a wrong one.

/// Of `names`, those whose last part is nearest to that of `wanted`, nearest first, at most `count`. Parts end at dots
/// and slashes, the endings of pages do not count, and case does not matter.
pub(crate) fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>, count: usize) -> Vec<&'n str> {
    nearest_by(last, wanted, names, count)
}

/// Like [`nearest`], of whole names.
pub(crate) fn nearest_whole<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>, count: usize) -> Vec<&'n str> {
    nearest_by(str::to_ascii_lowercase, wanted, names, count)
}

fn nearest_by<'n>(
    key: fn(&str) -> String,
    wanted: &str,
    names: impl IntoIterator<Item = &'n str>,
    count: usize,
) -> Vec<&'n str> {
    let wanted = key(wanted);
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .map(|name| (distance(&key(name), &wanted), name))
        .filter(|(far, name)| *far <= wanted.len() / 3 + 1 || !wanted.is_empty() && key(name).contains(&wanted))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(count).map(|(_, name)| name).collect()
}

/// The last part of a name or path, in lower case.
fn last(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    let stem = name.strip_suffix(".md").or(name.strip_suffix(".txt")).unwrap_or(name);
    stem.rsplit('.').next().unwrap_or("").to_ascii_lowercase()
}

/// How many letters have to be added, dropped or changed to get from one name to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, c) in from.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(at + 1);
        for ((cost, above), other) in row.iter().zip(row.iter().skip(1)).zip(&to) {
            let left = next.last().copied().unwrap_or(0);
            next.push((cost + usize::from(c != *other)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
