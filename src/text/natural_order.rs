//! The order of ids and paths in which their numbers count: `thon-2` is before `thon-10`.

use std::cmp::Ordering;

/// Compares two ids or paths: digits by their value, all else by its bytes. Only equal texts are equal.
pub fn natural_order(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one.as_bytes(), other.as_bytes());
    while let (Some(first), Some(second)) = (left.first(), right.first()) {
        let order = if first.is_ascii_digit() && second.is_ascii_digit() {
            let (number, rest) = leading_number(left);
            let (other_number, other_rest) = leading_number(right);
            (left, right) = (rest, other_rest);
            number.len().cmp(&other_number.len()).then(number.cmp(other_number))
        } else {
            let order = first.cmp(second);
            (left, right) = (&left[1..], &right[1..]);
            order
        };
        if order.is_ne() {
            return order;
        }
    }
    left.len().cmp(&right.len()).then_with(|| one.cmp(other))
}

/// The digits that a text begins with, without leading zeros, and what follows them.
fn leading_number(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let start = text[..end].iter().position(|byte| *byte != b'0').unwrap_or(end);
    (&text[start..end], &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_by_their_value() {
        let mut ids = [
            "thon-10",
            "xa-1",
            "thon-2",
            "thon-2a",
            "thon",
            "thon-02",
            "thon-1/b",
            "thon-1/a-11",
            "thon-1/a-9",
        ];
        ids.sort_by(|one, other| natural_order(one, other));
        let expected = [
            "thon",
            "thon-1/a-9",
            "thon-1/a-11",
            "thon-1/b",
            "thon-02",
            "thon-2",
            "thon-2a",
            "thon-10",
            "xa-1",
        ];
        assert_eq!(ids, expected);
    }

    #[test]
    fn it_is_an_order() {
        let ids = [
            "",
            "0",
            "00",
            "1",
            "01",
            "a",
            "a0",
            "a00",
            "a1b",
            "a01b",
            "10",
            "9",
            "99999999999999999999",
            "a-",
        ];
        for one in ids {
            for other in ids {
                assert_eq!(natural_order(one, other), natural_order(other, one).reverse(), "{one} {other}");
                assert_eq!(natural_order(one, other).is_eq(), one == other, "{one} {other}");
                for third in ids {
                    let is_before = |one, other| natural_order(one, other).is_lt();
                    assert!(
                        !(is_before(one, other) && is_before(other, third)) || is_before(one, third),
                        "{one} {other} {third}"
                    );
                }
            }
        }
    }
}
