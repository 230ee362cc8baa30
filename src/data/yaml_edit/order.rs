//! Where a new key goes among others that have an order: after the last that comes before it.

/// How many of some keys come before a new one. Keys that the order does not name stay where they are; a key that it does
/// not name comes last.
pub(super) fn position_in_order<'a>(
    keys: impl Iterator<Item = Option<&'a str>>,
    key: &str,
    order: &[String],
) -> usize {
    let rank = |key: &str| order.iter().position(|one| one == key);
    let ranks: Vec<Option<usize>> = keys.map(|key| key.and_then(rank)).collect();
    let Some(own) = rank(key) else { return ranks.len() };
    let is_before = |other: &Option<usize>| other.is_some_and(|other| other < own);
    let is_after = |other: &Option<usize>| other.is_some_and(|other| other > own);
    let after_last = ranks.iter().rposition(is_before).map(|last| last + 1);
    after_last.or_else(|| ranks.iter().position(is_after)).unwrap_or(ranks.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_after_the_last_that_comes_before_it() {
        let order: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let position =
            |keys: &[&str], key: &str| position_in_order(keys.iter().map(|key| Some(*key)), key, &order);
        assert_eq!(position(&["a", "c"], "b"), 1);
        assert_eq!(position(&["b", "c"], "a"), 0);
        assert_eq!(position(&["x", "b"], "a"), 1);
        assert_eq!(position(&["a", "c", "x"], "d"), 2);
        assert_eq!(position(&["c", "a"], "b"), 2);
        assert_eq!(position(&["x", "y"], "a"), 2);
        assert_eq!(position(&["a", "b"], "x"), 2);
    }
}
