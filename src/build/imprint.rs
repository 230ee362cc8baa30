//! What a PDF says of its own making, in its keywords: which plan's it is, and which data it shows.

use super::look::PROGRAM;
use crate::model::State;
use crate::records::Digest;

/// What every keyword of ours begins with.
const OURS: &str = "kehoach:";

/// What a PDF says of its own making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// The plan's id.
    pub plan: String,
    /// The name of its file below the plan's folder, without an ending.
    pub document: String,
    /// `draft` or `issued`.
    pub state: String,
    /// Of the data that it shows: its Typst text.
    pub data: String,
    /// The program that made it.
    pub program: String,
}

impl Imprint {
    pub(super) fn new(plan: &str, document: &str, state: State, data: Digest) -> Self {
        let state = match state {
            State::Draft => "draft",
            State::Issued => "issued",
        };
        Self {
            plan: plan.to_owned(),
            document: document.to_owned(),
            state: state.to_owned(),
            data: data.to_string(),
            program: PROGRAM.to_owned(),
        }
    }

    /// As keywords. A comma would end one, so it is written otherwise.
    pub(super) fn keywords(&self) -> Vec<String> {
        let Self { plan, document, state, data, program } = self;
        let pairs =
            [("plan", plan), ("document", document), ("state", state), ("data", data), ("program", program)];
        let keyword = |(name, value): (&str, &String)| {
            format!("{OURS}{name}={}", value.replace('%', "%25").replace(',', "%2C"))
        };
        pairs.map(keyword).to_vec()
    }

    /// What a PDF says of its own making; `None` where it is none of the program's.
    ///
    /// It stands in the metadata, which are never compressed. A signature that is added to a file leaves them.
    pub(super) fn of(pdf: &[u8]) -> Option<Self> {
        let pairs = keywords(pdf)?;
        let value = |name: &str| {
            let (_, value) = pairs.iter().find(|(known, _)| known == name)?;
            Some(value.replace("%2C", ",").replace("%25", "%"))
        };
        Some(Self {
            plan: value("plan")?,
            document: value("document")?,
            state: value("state")?,
            data: value("data")?,
            program: value("program")?,
        })
    }
}

/// Our keywords of a PDF, by name.
fn keywords(pdf: &[u8]) -> Option<Vec<(String, String)>> {
    const BEGIN: &[u8] = b"<pdf:Keywords>";
    const END: &[u8] = b"</pdf:Keywords>";
    let begin = find(pdf, BEGIN)? + BEGIN.len();
    let length = find(&pdf[begin..], END)?;
    let text = std::str::from_utf8(&pdf[begin..begin + length]).ok()?;
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    let text = text.replace("&amp;", "&");
    let ours = text.split(',').filter_map(|word| word.trim().strip_prefix(OURS)?.split_once('='));
    Some(ours.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(imprint: &Imprint) -> Vec<u8> {
        let words = imprint.keywords().join(", ").replace('&', "&amp;").replace('<', "&lt;");
        format!("%PDF-1.7 … <pdf:Keywords>{words}</pdf:Keywords> …").into_bytes()
    }

    #[test]
    fn what_is_written_is_read() {
        let mut imprint = Imprint::new("xã/a, b & c = 100%", "ke-hoach", State::Draft, Digest::of(b"x"));
        assert_eq!(Imprint::of(&written(&imprint)), Some(imprint.clone()));
        imprint.plan = "%2C".to_owned();
        assert_eq!(Imprint::of(&written(&imprint)), Some(imprint));
    }

    #[test]
    fn other_files_have_none() {
        for other in ["", "%PDF-1.7", "<pdf:Keywords>", "<pdf:Keywords>a, b</pdf:Keywords>"] {
            assert_eq!(Imprint::of(other.as_bytes()), None, "{other}");
        }
    }
}
