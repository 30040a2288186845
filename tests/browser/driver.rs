//! A browser, by the little of the `WebDriver` protocol that the checks need.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

/// What a check or a command gives: an error is a sentence for people.
pub(crate) type Outcome<T> = Result<T, String>;

/// The names of the browser, the usual one on Debian first.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Arguments that keep the browser from starting anything beside the page; no sandbox, since tests may run as root.
const ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// How often a script is tried, and how long a page has in between to react to what was done.
const TRIES: usize = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// A running driver with one session; ends both when it is dropped.
pub(crate) struct Driver {
    process: Child,
    agent: ureq::Agent,
    /// The address of the session.
    session: String,
    /// The browser's own files.
    profile: TempDir,
}

impl Driver {
    /// Starts the driver and a browser; `None` if there is no driver.
    pub(crate) fn start() -> Option<Self> {
        let program = program("chromedriver")?;
        #[expect(clippy::disallowed_methods, reason = "the driver is a process")]
        let mut command = Command::new(program);
        let mut process = command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let port = port(&mut process);
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(60)))
            .http_status_as_error(false)
            .proxy(None);
        let profile = tempfile::tempdir().unwrap();
        let session = format!("http://127.0.0.1:{port}/session");
        let mut driver = Self { process, agent: config.build().into(), session, profile };
        let started = driver.post("", &driver.capabilities()).unwrap();
        let id = started.get("sessionId").and_then(Value::as_str).unwrap();
        driver.session = format!("{}/{id}", driver.session);
        // Without a window a page may lack the focus, and lose keys.
        driver.browser("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true })).unwrap();
        Some(driver)
    }

    fn capabilities(&self) -> Value {
        let profile = format!("--user-data-dir={}", self.profile.path().display());
        let arguments: Vec<&str> = ARGUMENTS.into_iter().chain([profile.as_str()]).collect();
        let mut options = json!({ "args": arguments });
        if let Some(browser) = BROWSERS.into_iter().find_map(program) {
            options["binary"] = json!(browser);
        }
        let logs = json!({ "browser": "ALL", "performance": "ALL" });
        json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": options, "goog:loggingPrefs": logs } } })
    }

    /// Sends a command of the session, and gives its `value`.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Outcome<Value> {
        let request = self.agent.post(format!("{}{path}", self.session)).header("content-type", "application/json");
        let mut response = request.send(body.to_string()).map_err(|error| format!("{path}: {error}"))?;
        let text = response.body_mut().read_to_string().map_err(|error| format!("{path}: {error}"))?;
        let mut answer: Value = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}: {text}"))?;
        let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
        match value.get("error") {
            Some(_) => Err(format!("{path}: {value}")),
            None => Ok(value),
        }
    }

    /// A command of the browser's own protocol.
    pub(crate) fn browser(&self, command: &str, parameters: &Value) -> Outcome<Value> {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// Opens a file, and waits until it is drawn: keys that come before are lost.
    pub(crate) fn open(&self, page: &Path) -> Outcome<()> {
        self.post("/url", &json!({ "url": address(page) }))?;
        self.expect("return performance.getEntriesByType('paint').length > 0", &json!(true))
    }

    /// Gives an error unless a script returns what is expected, now or soon.
    pub(crate) fn expect(&self, script: &str, expected: &Value) -> Outcome<()> {
        let mut found = self.run(script)?;
        for _ in 0..TRIES {
            if found == *expected {
                return Ok(());
            }
            std::thread::sleep(PAUSE);
            found = self.run(script)?;
        }
        Err(format!("`{script}` gives {found}, not {expected}"))
    }

    /// What the body of a function gives in the page.
    pub(crate) fn run(&self, script: &str) -> Outcome<Value> {
        self.post("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub(crate) fn press(&self, keys: &str) -> Outcome<()> {
        let strokes =
            keys.chars().flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })));
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes.collect::<Vec<_>>() });
        self.post("/actions", &json!({ "actions": [keyboard] })).map(drop)
    }

    /// What was logged since the last call: messages of the console, or events of the network.
    pub(crate) fn log(&self, kind: &str) -> Outcome<Vec<Value>> {
        let entries = self.post("/se/log", &json!({ "type": kind }))?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    /// The size of the page in CSS pixels, and whether it is that of a phone.
    pub(crate) fn resize(&self, width: u32, height: u32) -> Outcome<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.browser("Emulation.setDeviceMetricsOverride", &size).map(drop)
    }

    /// The medium, and the colours that the reader prefers.
    pub(crate) fn media(&self, medium: &str, scheme: &str) -> Outcome<()> {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.browser("Emulation.setEmulatedMedia", &json!({ "media": medium, "features": features })).map(drop)
    }

    /// The whole page as a PNG file in base 64.
    pub(crate) fn screenshot(&self) -> Outcome<String> {
        let options = json!({ "format": "png", "captureBeyondViewport": true });
        let shot = self.browser("Page.captureScreenshot", &options)?;
        Ok(shot.get("data").and_then(Value::as_str).unwrap_or_default().to_owned())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Closes the browser; the driver itself would leave it running.
        let _ = self.agent.delete(&self.session).call();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The address of a file.
pub(crate) fn address(file: &Path) -> String {
    format!("file://{}", file.display())
}

/// A program on PATH.
fn program(name: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "where programs are depends on the machine")]
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The port that the driver chose.
fn port(process: &mut Child) -> u16 {
    let output = BufReader::new(process.stdout.take().unwrap());
    let mut lines = output.lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("started successfully")).unwrap();
    // The rest has to be read, or the driver stops when the pipe is full.
    std::thread::Builder::new().spawn(move || lines.for_each(drop)).unwrap();
    line.trim_end_matches('.').rsplit(' ').next().unwrap().parse().unwrap()
}
