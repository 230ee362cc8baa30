//! Finds intersections of texts with other texts and with vertical rules, in one pass down the page.

use super::walk::{Area, VerticalRule};

/// How far two things may overlap, in points, before it is reported.
pub(super) const TOLERANCE: f64 = 1.0;

/// An intersection.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meeting {
    /// The area `text` lies over the area `other`, which begins higher or further left.
    Text {
        /// Index of the lower one.
        text: usize,
        /// Index of the upper one.
        other: usize,
    },
    /// The area `text` reaches over a vertical rule, this many points.
    Rule {
        /// Index of the area.
        text: usize,
        /// The shorter of its two parts.
        by: f64,
    },
}

/// Every text that lies over another (once for each text) or over a rule (the one it reaches over most), in reading
/// order.
///
/// A text is only compared with what is still open at its height, so that the cost grows with the number of texts times
/// the number of neighbours in a row, whatever the length of a table.
pub(super) fn meetings(texts: &[Area], rules: &[VerticalRule]) -> Vec<Meeting> {
    let mut open_texts: Vec<usize> = Vec::new();
    let mut open_rules: Vec<VerticalRule> = Vec::new();
    let mut waiting = by_top(rules).into_iter().peekable();
    let mut met = Vec::new();
    for text in in_reading_order(texts) {
        let area = texts[text];
        while let Some(rule) = waiting.next_if(|rule| rule.top < area.bottom) {
            open_rules.push(rule);
        }
        open_rules.retain(|rule| rule.bottom > area.top);
        open_texts.retain(|&other| texts[other].bottom > area.top);
        let other = open_texts.iter().copied().find(|&other| overlap(area, texts[other]));
        met.extend(other.map(|other| Meeting::Text { text, other }));
        met.extend(crossing(area, &open_rules).map(|by| Meeting::Rule { text, by }));
        open_texts.push(text);
    }
    met
}

fn by_top(rules: &[VerticalRule]) -> Vec<VerticalRule> {
    let mut rules = rules.to_vec();
    rules.sort_by(|a, b| a.top.total_cmp(&b.top));
    rules
}

fn in_reading_order(texts: &[Area]) -> Vec<usize> {
    let mut order: Vec<_> = (0..texts.len()).collect();
    let key = |index: usize| (texts[index].top, texts[index].left);
    order.sort_by(|&a, &b| {
        let (a, b) = (key(a), key(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    order
}

fn overlap(a: Area, b: Area) -> bool {
    let (width, height) = a.shared(b);
    width > TOLERANCE && height > TOLERANCE
}

/// How far the text reaches over a rule at most.
fn crossing(text: Area, rules: &[VerticalRule]) -> Option<f64> {
    rules
        .iter()
        .filter(|rule| text.bottom.min(rule.bottom) - text.top.max(rule.top) > TOLERANCE)
        .map(|rule| (text.right - rule.x).min(rule.x - text.left))
        .filter(|by| *by > TOLERANCE)
        .max_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(left: f64, top: f64) -> Area {
        Area { left, top, right: left + 30.0, bottom: top + 10.0 }
    }

    #[test]
    fn texts_apart_or_touching_do_not_meet() {
        let texts = [text(0.0, 0.0), text(29.5, 0.0), text(0.0, 9.5), text(29.5, 9.5)];
        assert_eq!(meetings(&texts, &[]), []);
    }

    #[test]
    fn the_lower_text_is_reported_and_once() {
        let texts = [text(5.0, 4.0), text(0.0, 2.0), text(0.0, 0.0)];
        let expected = [Meeting::Text { text: 1, other: 2 }, Meeting::Text { text: 0, other: 2 }];
        assert_eq!(meetings(&texts, &[]), expected);
    }

    #[test]
    fn a_rule_is_crossed_only_beside_it() {
        let rule = VerticalRule { x: 25.0, top: 20.0, bottom: 40.0 };
        let texts = [text(0.0, 0.0), text(0.0, 25.0), text(25.0, 25.0), text(0.0, 39.5)];
        let expected = [Meeting::Rule { text: 1, by: 5.0 }, Meeting::Text { text: 2, other: 1 }];
        assert_eq!(meetings(&texts, &[rule]), expected);
    }

    #[test]
    fn a_rule_that_begins_beside_a_text_is_crossed() {
        let rule = VerticalRule { x: 20.0, top: 5.0, bottom: 40.0 };
        assert_eq!(meetings(&[text(0.0, 0.0)], &[rule]), [Meeting::Rule { text: 0, by: 10.0 }]);
    }

    #[test]
    fn a_tall_rule_stays_open_and_the_worst_one_counts() {
        let rules = [
            VerticalRule { x: 28.0, top: 0.0, bottom: 500.0 },
            VerticalRule { x: 20.0, top: 300.0, bottom: 500.0 },
        ];
        let expected = [Meeting::Rule { text: 0, by: 10.0 }];
        assert_eq!(meetings(&[text(0.0, 400.0)], &rules), expected);
    }
}
