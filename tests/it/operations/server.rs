//! A small HTTP server on the loopback interface.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub(super) struct Received {
    /// Method and target, such as `GET /a?b`.
    pub(super) line: String,
    /// Headers as they came, in lower case.
    pub(super) headers: Vec<String>,
    /// The body.
    pub(super) body: String,
}

/// A server that is listening, and what it has received.
pub(super) struct Server {
    /// `http://127.0.0.1:PORT`
    pub(super) root: String,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    /// Answers every request with the status and body that `answer` gives for its line, until the process ends.
    #[expect(clippy::disallowed_methods, reason = "the server runs beside its client")]
    pub(super) fn start(answer: impl Fn(&str, &str) -> (u16, String) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let root = format!("http://{}", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let server = Self { root: root.clone(), received: Arc::clone(&received) };
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let request = read(&stream);
                let (status, body) = answer(&root, &request.line);
                received.lock().unwrap().push(request);
                let length = body.len();
                let head = "Content-Type: application/json\r\nConnection: close\r\n";
                write!(&stream, "HTTP/1.1 {status} Some reason\r\n{head}Content-Length: {length}\r\n\r\n{body}")
                    .unwrap();
            }
        });
        server
    }

    /// Everything received so far.
    pub(super) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}

fn read(stream: &TcpStream) -> Received {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if line.trim_end().is_empty() {
            break;
        }
        lines.push(line.trim_end().to_owned());
    }
    let line = lines.remove(0).trim_end_matches(" HTTP/1.1").to_owned();
    let headers: Vec<String> = lines.iter().map(|line| line.to_lowercase()).collect();
    let length = headers.iter().find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    Received { line, headers, body: String::from_utf8(body).unwrap() }
}
