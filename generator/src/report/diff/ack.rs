//! Acknowledgements: which changes somebody has accepted, by fingerprint, with a reason and perhaps a last day.
//!
//! ```yaml
//! - { fingerprint: "0123456789ab", reason: "the service never sent it", expires: 2027-01-31 }
//! ```

use std::fmt;

use serde::Deserialize;

use super::{Acknowledged, Change, Counts, EntryProblem, Fingerprint, IdleEntry, Report};
use crate::markdown::yaml;

/// An entry as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    fingerprint: String,
    reason: String,
    expires: Option<String>,
}

/// The entries of an acknowledgement file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acknowledgements {
    entries: Vec<(Fingerprint, Acknowledged)>,
}

/// Why an acknowledgement file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidEntry(String);

impl fmt::Display for InvalidEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidEntry {}

impl Acknowledgements {
    /// Reads the text of a file, a YAML list of entries. Blank text and text of comments only is an empty list.
    ///
    /// # Errors
    /// [`InvalidEntry`] for what is no such list, for what is no fingerprint or day, and for an entry without a reason.
    pub fn parse(text: &str) -> Result<Self, InvalidEntry> {
        let is_blank = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        let written =
            if is_blank { Vec::new() } else { yaml::<Vec<Written>>(text).map_err(|(why, _)| InvalidEntry(why))? };
        let entries = written.into_iter().map(entry).collect::<Result<_, _>>()?;
        Ok(Self { entries })
    }
}

fn entry(written: Written) -> Result<(Fingerprint, Acknowledged), InvalidEntry> {
    let Written { fingerprint, reason, expires } = written;
    let name = Fingerprint::parse(&fingerprint)
        .ok_or_else(|| InvalidEntry(format!("`{fingerprint}` is no fingerprint of 12 hexadecimal digits")))?;
    if reason.trim().is_empty() {
        return Err(InvalidEntry(format!("the entry of {name} gives no reason")));
    }
    if let Some(day) = expires.as_deref().filter(|day| !is_day(day)) {
        return Err(InvalidEntry(format!("`{day}`, when {name} expires, is no day in the form 2027-01-31")));
    }
    Ok((name, Acknowledged { reason, expires }))
}

/// Whether a text has the form of a day, which sorts like the days themselves.
fn is_day(text: &str) -> bool {
    let numbers: Vec<Option<u16>> = text.split('-').map(|part| part.parse().ok()).collect();
    let is_date = matches!(numbers.as_slice(), [Some(_), Some(1..=12), Some(1..=31)]);
    is_date && text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

impl Report {
    /// Marks the changes that entries accept, and lists the entries that do nothing: those that match no change, and
    /// those whose last day was before `today` (`YYYY-MM-DD`).
    pub fn acknowledge(&mut self, entries: &Acknowledgements, today: &str) {
        for (fingerprint, accepted) in &entries.entries {
            let is_over = accepted.expires.as_deref().is_some_and(|last| last < today);
            let mut found = false;
            for change in self.changes.iter_mut().filter(|change| change.fingerprint == *fingerprint) {
                found = true;
                change.acknowledged = (!is_over).then(|| accepted.clone());
            }
            let problem = match (found, is_over) {
                (false, _) => EntryProblem::Unmatched,
                (true, true) => EntryProblem::Expired,
                (true, false) => continue,
            };
            self.idle.push(IdleEntry { fingerprint: fingerprint.clone(), reason: accepted.reason.clone(), problem });
        }
        self.idle.sort();
        self.open = Counts::of(self.changes.iter().filter(|change| change.acknowledged.is_none()));
    }
}

impl Change {
    /// The line that accepts the change, to be pasted into an acknowledgement file and completed with a reason.
    pub fn acknowledgement(&self) -> String {
        let item: String = self.item.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        format!("- {{ fingerprint: \"{}\", reason: \"\" }}  # {} {item}", self.fingerprint, self.rule.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = Acknowledgements::parse(text);
        let found = found.map_or_else(|error| error.to_string(), |found| found.entries.len().to_string());
        assert!(found.contains(expected), "{text}: {found}");
    }

    #[test]
    fn files_are_checked() {
        check("", "0");
        check("# nothing yet\n", "0");
        check("- { fingerprint: \"012345678901\", reason: \"known\" }", "1");
        check("- { fingerprint: 0123e5678901, reason: known, expires: 2027-01-31 }", "1");
        check("- { fingerprint: \"0123456789\", reason: known }", "no fingerprint");
        check("- { fingerprint: \"012345678901\", reason: \"\" }", "gives no reason");
        check("- { fingerprint: \"012345678901\", reason: known, expires: 2027-13-31 }", "no day");
        check("- { fingerprint: \"012345678901\", reason: known, expires: soon }", "no day");
        check("- { fingerprint: \"012345678901\", why: known }", "unknown field");
        check("nothing", "invalid type");
    }
}
