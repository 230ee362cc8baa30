//! What a PDF says of its own making, in its keywords: which plan's it is, and which data it shows.

use super::digest::Digest;
use super::look::PROGRAM;
use crate::model::State;

/// What every keyword of ours begins with.
const OURS: &str = "kehoach:";

/// What a PDF says of its own making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Imprint {
    /// The plan's id.
    pub(super) plan: String,
    /// The name of its file below the plan's folder, without an ending.
    pub(super) document: String,
    /// `draft` or `issued`.
    pub(super) state: String,
    /// Of the data that it shows: its Typst text.
    pub(super) data: String,
    /// The program that made it.
    pub(super) program: String,
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
}
