//! The driver of my port: one line of JSON in, one line out (chapter driver).
//!
//!     rustc -O my_driver.rs
//!     ./symbolon tck --driver ./my_driver

mod json;

use json::Json;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

/// A capability is declared when all its operations are below; from then on its cases count.
const CAPABILITIES: &[&str] = &[];

/// Why there is no result.
#[allow(dead_code)] // until the first operation needs them
enum Failure {
    Unsupported,
    BadRequest(String),
    Internal(String),
}

/// The octets of an argument, which come as hexadecimal digits.
#[allow(dead_code)] // until the first operation needs it
fn octets(args: &Json, name: &str) -> Result<Vec<u8>, Failure> {
    let wrong = || Failure::BadRequest(name.to_string());
    let digits = args.member(name).and_then(Json::as_text).ok_or_else(wrong)?;
    if digits.len() % 2 != 0 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(wrong());
    }
    (0..digits.len())
        .step_by(2)
        .map(|i| u8::from_str_radix(&digits[i..i + 2], 16).map_err(|_| wrong()))
        .collect()
}

/// The result of an operation, such as
/// `Json::object(&[("verdict", Json::text("refused")), ("rule", Json::text("CNV-005"))])`.
fn answer(op: &str, _args: &Json) -> Result<Json, Failure> {
    match op {
        "hello" => Ok(Json::object(&[
            ("protocol", Json::Number("1".to_string())),
            ("name", Json::text("my-port")),
            ("version", Json::text("0")),
            ("language", Json::text("rust")),
            ("capabilities", Json::List(CAPABILITIES.iter().map(|name| Json::text(name)).collect())),
        ])),
        "reset" => Ok(Json::object(&[])), // forget every node, and set the time to its start
        "bye" => Ok(Json::object(&[])),
        // "key.check" => check_key(&octets(_args, "public_key")?),
        _ => Err(Failure::Unsupported),
    }
}

fn outcome(op: &str, args: &Json) -> (&'static str, Json) {
    let (kind, text) = match answer(op, args) {
        Ok(result) => return ("result", result),
        Err(Failure::Unsupported) => ("unsupported", op.to_string()),
        Err(Failure::BadRequest(text)) => ("bad_request", text),
        Err(Failure::Internal(text)) => ("internal", text),
    };
    ("error", Json::object(&[("kind", Json::text(kind)), ("text", Json::Text(text))]))
}

fn main() -> ExitCode {
    for line in io::stdin().lock().lines() {
        let request = line.ok().and_then(|line| Json::read(&line)).unwrap_or(Json::Null);
        let asked = (request.member("id"), request.member("op").and_then(Json::as_text), request.member("args"));
        let (Some(id), Some(op), Some(args)) = asked else {
            eprintln!("not a request");
            return ExitCode::FAILURE;
        };
        let (name, value) = outcome(op, args);
        let mut reply = String::new();
        Json::object(&[("id", id.clone()), (name, value)]).write(&mut reply);
        reply.push('\n');
        let mut replies = io::stdout().lock();
        if replies.write_all(reply.as_bytes()).and_then(|()| replies.flush()).is_err() || op == "bye" {
            break;
        }
    }
    ExitCode::SUCCESS
}
