//! What a person sees while a run goes on, and how long its stages took.

use std::cell::Cell;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{Observer, Stage};

/// Measures the phases of a run and draws a progress bar on a terminal.
pub(super) struct Progress {
    phases: Mutex<Phases>,
    bar: ProgressBar,
    /// Nanoseconds that all threads spent on parsing and on extracting, which share a phase.
    shares: [AtomicU64; 2],
}

thread_local! {
    /// When this thread began what it is at.
    static SINCE: Cell<Option<Instant>> = const { Cell::new(None) };
}

#[derive(Default)]
struct Phases {
    spent: Vec<(&'static str, Duration)>,
    current: Option<(&'static str, Instant)>,
}

impl Progress {
    /// Starts; the bar is drawn only if `visible`.
    pub(super) fn new(visible: bool) -> Self {
        let target = if visible { ProgressDrawTarget::stderr_with_hz(12) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        let style = ProgressStyle::with_template("{msg:8} {bar:32} {pos}/{len}");
        Self {
            phases: Mutex::default(),
            bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())),
            shares: Default::default(),
        }
    }

    /// Ends the current phase and begins another with so many steps; a phase may come back. The bar stays as it is
    /// in a phase without steps.
    pub(super) fn begin(&self, phase: &'static str, steps: usize) {
        let mut phases = self.phases.lock().unwrap_or_else(PoisonError::into_inner);
        phases.close();
        phases.current = Some((phase, now()));
        drop(phases);
        if steps > 0 {
            self.bar.set_length(steps as u64);
            self.bar.set_position(0);
            self.bar.set_message(phase);
        }
    }

    /// Ends the last phase and takes the bar away; gives the time of each phase in order of first appearance.
    pub(super) fn finish(self) -> Vec<(&'static str, Duration)> {
        self.bar.finish_and_clear();
        let mut phases = self.phases.into_inner().unwrap_or_else(PoisonError::into_inner);
        phases.close();
        let [parse, extract] = self.shares.map(|share| Duration::from_nanos(share.into_inner()));
        phases.split(Stage::Parse.as_str(), parse, Stage::Extract.as_str(), extract);
        phases.spent
    }
}

impl Phases {
    fn close(&mut self) {
        let Some((phase, start)) = self.current.take() else { return };
        let spent = now().duration_since(start);
        match self.spent.iter_mut().find(|(seen, _)| *seen == phase) {
            Some((_, total)) => *total += spent,
            None => self.spent.push((phase, spent)),
        }
    }
}

impl Phases {
    /// Divides the time of a phase by the shares of two; the second gets a line of its own.
    fn split(&mut self, phase: &str, first: Duration, other: &'static str, second: Duration) {
        let both = first + second;
        let Some(at) = self.spent.iter().position(|(seen, _)| *seen == phase).filter(|_| !both.is_zero()) else {
            return;
        };
        if let Some((_, total)) = self.spent.get_mut(at) {
            let share = total.mul_f64(second.as_secs_f64() / both.as_secs_f64());
            *total -= share;
            self.spent.insert(at + 1, (other, share));
        }
    }
}

impl Observer for Progress {
    fn enter(&self, stage: Stage, items: usize) {
        self.begin(stage.as_str(), items);
    }

    fn start(&self) {
        SINCE.set(Some(now()));
    }

    fn step(&self, stage: Stage) {
        let (share, done) = match stage {
            Stage::Parse => (self.shares.first(), 0),
            Stage::Extract => (self.shares.last(), 1),
            _ => (None, 1),
        };
        if let (Some(share), Some(since)) = (share, SINCE.get()) {
            let spent = u64::try_from(since.elapsed().as_nanos()).unwrap_or(u64::MAX);
            share.fetch_add(spent, Ordering::Relaxed);
            SINCE.set(Some(now()));
        }
        self.bar.inc(done);
    }
}

#[expect(clippy::disallowed_methods, reason = "only what is shown to people depends on it")]
fn now() -> Instant {
    Instant::now()
}

/// The time of each phase and of all together, one line each.
pub(super) fn table(phases: &[(&'static str, Duration)]) -> String {
    let total = phases.iter().map(|(_, spent)| *spent).sum();
    let mut out = String::new();
    for (phase, spent) in phases.iter().copied().chain([("total", total)]) {
        let _ = writeln!(out, "{phase:<10} {:>9.3} s", spent.as_secs_f64());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_that_comes_back_is_listed_once() {
        let progress = Progress::new(false);
        for phase in ["load", "parse", "resolve", "parse"] {
            progress.begin(phase, 2);
        }
        let names: Vec<_> = progress.finish().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["load", "parse", "resolve"]);
    }

    #[test]
    fn the_table_ends_with_the_sum() {
        let phases = [("load", Duration::from_millis(1)), ("write", Duration::from_millis(20))];
        assert_eq!(table(&phases), "load           0.001 s\nwrite          0.020 s\ntotal          0.021 s\n");
    }
}
