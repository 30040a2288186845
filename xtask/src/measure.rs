//! The processor time and memory of builds, as Linux accounts for processes in `/proc`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Clock ticks per second in `/proc`, the same on every Linux.
const TICKS: f64 = 100.0;

/// How often the memory of the compiler is looked up.
const GLANCE: Duration = Duration::from_millis(10);

/// What a build took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cost {
    /// User and system time of all its processes, in seconds.
    pub(crate) cpu: f64,
    /// The peak of its largest process, in MiB.
    pub(crate) peak: f64,
}

/// A package to be built.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Package<'a> {
    pub(crate) workspace: &'a Path,
    pub(crate) name: &'static str,
    /// The file whose change makes cargo build it again.
    pub(crate) source: &'static str,
}

/// Builds each package on its own, again and again and in turn, with all it depends on built before; the medians.
pub(crate) fn build(packages: &[Package<'_>], command: &[&str], runs: u16) -> io::Result<BTreeMap<&'static str, Cost>> {
    let mut costs: BTreeMap<_, Vec<Cost>> = BTreeMap::new();
    for _ in 0..runs {
        for package in packages {
            finish(cargo(package.workspace, command, package.name).spawn()?)?;
            touch(&package.workspace.join(package.name).join(package.source))?;
            let cost = finish(cargo(package.workspace, command, package.name).spawn()?)?;
            costs.entry(package.name).or_default().push(cost);
        }
    }
    Ok(costs.into_iter().map(|(name, costs)| (name, median(costs))).collect())
}

/// Runs a program of the workspace; what it prints.
pub(crate) fn output(workspace: &Path, package: &str) -> io::Result<String> {
    let output = cargo(workspace, &["run", "--release"], package).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!("{package} failed")));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn median(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by(|left, right| left.cpu.total_cmp(&right.cpu));
    costs.get(costs.len() / 2).copied().unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "builds are what is measured")]
fn cargo(workspace: &Path, command: &[&str], package: &str) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(command).args(["--quiet", "--package", package]).current_dir(workspace);
    cargo.env("CARGO_INCREMENTAL", "0").env("CARGO_TARGET_DIR", workspace.join("target"));
    cargo
}

/// Waits for a build and watches its memory.
fn finish(mut child: Child) -> io::Result<Cost> {
    let before = children_time()?;
    let mut peak = 0.0_f64;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak = peak.max(largest(child.id()));
        std::thread::sleep(GLANCE);
    };
    if !status.success() {
        return Err(io::Error::other("a crate does not build"));
    }
    Ok(Cost { cpu: children_time()? - before, peak })
}

/// The time of all processes that were waited for, and of those they waited for.
fn children_time() -> io::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields).unwrap_or_default();
    let ticks = fields.split_whitespace().skip(13).take(2).filter_map(|field| field.parse::<f64>().ok());
    Ok(ticks.sum::<f64>() / TICKS)
}

/// The peak memory of the largest process below one, in MiB; nothing for one that is gone.
fn largest(process: u32) -> f64 {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let children = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let children: Vec<u32> = children.flat_map(|line| ids(&line)).collect();
    children.into_iter().map(largest).fold(peak(process).unwrap_or_default(), f64::max)
}

fn ids(line: &str) -> Vec<u32> {
    line.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

fn peak(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes / 1024.0)
}

#[expect(clippy::disallowed_methods, reason = "a newer file is what makes cargo build again")]
fn touch(file: &Path) -> io::Result<()> {
    File::options().append(true).open(file)?.set_modified(std::time::SystemTime::now())
}
