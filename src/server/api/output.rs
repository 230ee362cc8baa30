//! Finished documents, to be taken home from the page.

use std::path::Path;

use axum::extract::Query;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Deserialize;

use super::commands::below;
use crate::data::shown;
use crate::disk::{limits, link_below, or_current, read};
use crate::server::answer::{ApiError, bytes};
use crate::server::call::Call;

/// What a build writes, by its ending.
const KINDS: [(&str, &str); 5] = [
    ("pdf", "application/pdf"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
];

/// A finished document, by its path below the folder of outputs.
#[derive(Deserialize)]
pub(in crate::server) struct FinishedFile {
    path: String,
}

/// A finished document.
pub(in crate::server) async fn output(
    call: Call,
    Query(FinishedFile { path }): Query<FinishedFile>,
) -> Response {
    let folder = call.shared.options.output.clone();
    let kind = kind(&path);
    let read = tokio::task::spawn_blocking(move || {
        let file = below(&folder, &path)?;
        let is_plain = link_below(or_current(&folder), &file).is_none();
        is_plain.then(|| read(&file, limits::OUTPUT).ok()).flatten()
    });
    let file = kind.zip(read.await.ok().flatten());
    let Some((kind, text)) = file else { return call.answer(Err(ApiError::unknown("no-such-file"))) };
    let mut response = bytes(StatusCode::OK, kind, text);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn kind(path: &str) -> Option<&'static str> {
    let ending = Path::new(path).extension()?.to_str()?;
    KINDS.into_iter().find(|(known, _)| *known == ending).map(|(_, kind)| kind)
}

/// The paths of finished documents among the lines of a command, below the folder of outputs.
pub(super) fn finished(lines: &[String], folder: &Path) -> Vec<String> {
    let start = format!("{}/", shown(folder));
    lines.iter().filter_map(|line| path(line.trim().strip_prefix(&start)?)).collect()
}

/// The path at the beginning of a line: `ke-hoach.pdf (2 trang): mới`.
fn path(line: &str) -> Option<String> {
    KINDS.into_iter().find_map(|(ending, _)| {
        let (path, rest) = line.split_once(&format!(".{ending}"))?;
        let is_end = rest.is_empty() || rest.starts_with([' ', ':']);
        is_end.then(|| format!("{path}.{ending}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_a_line_ends_before_what_is_said_of_the_file() {
        let path = |line: &str| path(line).unwrap_or_default();
        assert_eq!(path("p/ke-hoach.pdf (2 trang): mới"), "p/ke-hoach.pdf");
        assert_eq!(path("p/54-KH-ĐU kế hoạch (bổ sung).docx: mới"), "p/54-KH-ĐU kế hoạch (bổ sung).docx");
        assert_eq!(path("p/bang-so-lieu.xlsx"), "p/bang-so-lieu.xlsx");
        assert_eq!(path("p/a.pdfx: mới"), "");
    }
}
