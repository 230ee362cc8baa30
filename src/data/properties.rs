//! Properties of YAML nodes: tags (`!!binary`, `!name`), which make another value of what is written, and anchors
//! (`&name`), which take the first word of a text away.

use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{Event, Parser};

/// Where a text that can be read has tags, in bytes.
pub(super) fn tags(text: &str) -> Vec<Range<usize>> {
    // An exclamation mark is rare, and the text is read a second time for it.
    if !text.contains('!') {
        return Vec::new();
    }
    let events = Parser::new_from_str(text).map_while(Result::ok);
    let tagged = events.filter(|(event, _)| event.tag().is_some());
    tagged
        .map(|(_, span)| {
            let place = span.tag_span().and_then(|tag| tag.byte_range()).or_else(|| span.byte_range());
            place.unwrap_or(0..0)
        })
        .collect()
}

/// Where a text that can be read has texts with an anchor that nothing refers to, in bytes: `- &Việc một` reads as `một`,
/// and was meant as it is written.
pub(super) fn unused_anchors(text: &str) -> Vec<Range<usize>> {
    // An anchor begins a value, and the text is read a second time for it: not for `R&D`.
    let begins = |(at, _): (usize, &str)| {
        text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '&' | '}' | ')'))
    };
    if !text.match_indices('&').any(begins) {
        return Vec::new();
    }
    let options = granit_parser::options! { emit_anchor_events: true };
    let mut unused: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    let mut is_text = false;
    for (event, span) in Parser::new_from_str_with_options(text, options).map_while(Result::ok) {
        match event {
            Event::Anchor(id, _) if is_text => {
                unused.extend(span.byte_range().map(|range| (id, range)));
            }
            Event::Alias(id) => {
                unused.remove(&id);
            }
            _ => {}
        }
        is_text = matches!(event, Event::Scalar(..));
    }
    unused.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_begins_with_an_ampersand_is_found_and_no_anchor_that_is_used() {
        let text = "a:\n- &Việc một\n- &dùng hai\n- *dùng\n- &list [1]\n- R&D và M&A\n- \"&x y\"\nb: &c\n  d: &e 1\nf: &g\n";
        let found: Vec<&str> = unused_anchors(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["&Việc", "&e", "&g"]);
    }

    #[test]
    fn every_tag_is_found_and_no_exclamation_mark() {
        let text =
            "a: !!binary aGk=\nb: [!x 1, \"!y\", Chào!, '!z']\n!!str c: !<tag:yaml.org,2002:map>\n  d: !\n";
        let found: Vec<&str> = tags(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["!!binary", "!x", "!!str", "!<tag:yaml.org,2002:map>", "!"]);
    }
}
