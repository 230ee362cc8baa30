//! Tags of YAML: `!!binary`, `!!int`, `!name`. They make another value of what is written, and so no file may have one.

use std::ops::Range;

use granit_parser::Parser;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_is_found_and_no_exclamation_mark() {
        let text =
            "a: !!binary aGk=\nb: [!x 1, \"!y\", Chào!, '!z']\n!!str c: !<tag:yaml.org,2002:map>\n  d: !\n";
        let found: Vec<&str> = tags(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["!!binary", "!x", "!!str", "!<tag:yaml.org,2002:map>", "!"]);
    }
}
