//! Why a document is made anew, in words.

use super::catalogue::Catalogue;
use crate::build::Reason;
use crate::diag::{Argument, Arguments};

/// How many reasons are told; of more, how many there are.
const TOLD: usize = 4;

/// The reasons in words, one after the other.
pub fn reasons(catalogue: &Catalogue, reasons: &[Reason]) -> String {
    let mut said: Vec<String> = reasons.iter().take(TOLD).map(|reason| words(catalogue, reason)).collect();
    if reasons.len() > TOLD {
        let count = Arguments::from([("count", (reasons.len() - TOLD).into())]);
        said.push(catalogue.say("reason-more", &count));
    }
    said.join(", ")
}

fn words(catalogue: &Catalogue, reason: &Reason) -> String {
    let value = |value: &Option<String>| -> Argument {
        value.clone().unwrap_or_else(|| catalogue.word("reason-nothing")).into()
    };
    let arguments = match reason {
        Reason::Value { name, before, after } => Arguments::from([
            ("name", name.as_str().into()),
            ("before", value(before)),
            ("after", value(after)),
        ]),
        Reason::Text { file, path } => {
            Arguments::from([("file", file.as_str().into()), ("path", path.as_str().into())])
        }
        Reason::File { file } => Arguments::from([("file", file.as_str().into())]),
        _ => Arguments::new(),
    };
    catalogue.say(&format!("reason-{}", reason.id()), &arguments)
}
