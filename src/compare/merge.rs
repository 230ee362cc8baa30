//! Merges two lists by the names of their members.

use std::collections::HashMap;
use std::hash::Hash;

/// The places of one thing in the old list and in the new one.
pub(super) type IndexPair = (Option<usize>, Option<usize>);

/// Pairs the members of one name in the old list and in the new one, in the order of the new list; a member that is
/// gone follows the one that it followed before. Of several with one name the first of one list is the first of the
/// other, and so on: nothing is left out.
pub(super) fn merged<'a, T, K: Hash + Eq>(
    old: &'a [T],
    new: &'a [T],
    name: impl Fn(&T) -> K,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let places = merged_places(old, new, name).into_iter();
    places.map(|(one, other)| (one.map(|at| &old[at]), other.map(|at| &new[at]))).collect()
}

/// The same by places.
pub(super) fn merged_places<T, K: Hash + Eq>(old: &[T], new: &[T], name: impl Fn(&T) -> K) -> Vec<IndexPair> {
    let mut twins: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, one) in new.iter().enumerate().rev() {
        twins.entry(name(one)).or_default().push(at);
    }
    let mut before: Vec<Option<usize>> = vec![None; new.len()];
    // The members that are gone, by the place in the new list that they follow.
    let mut gone: Vec<Vec<usize>> = vec![Vec::new(); new.len() + 1];
    let mut follows = 0;
    for (at, one) in old.iter().enumerate() {
        match twins.get_mut(&name(one)).and_then(Vec::pop) {
            Some(found) => (before[found], follows) = (Some(at), found + 1),
            None => gone[follows].push(at),
        }
    }
    let mut merged: Vec<IndexPair> = Vec::with_capacity(old.len().max(new.len()));
    merged.extend(gone[0].iter().map(|at| (Some(*at), None)));
    for (at, before) in before.into_iter().enumerate() {
        merged.push((before, Some(at)));
        merged.extend(gone[at + 1].iter().map(|at| (Some(*at), None)));
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(old: &str, new: &str) -> String {
        let list = |text: &str| text.chars().collect::<Vec<char>>();
        let (old, new) = (list(old), list(new));
        let name = |(old, new): (Option<&char>, Option<&char>)| match (old, new) {
            (Some(_), Some(new)) => new.to_string(),
            (Some(old), None) => format!("-{old}"),
            (_, new) => format!("+{}", new.unwrap()),
        };
        merged(&old, &new, |one| *one).into_iter().map(name).collect()
    }

    #[test]
    fn what_is_gone_is_after_what_it_followed() {
        assert_eq!(names("abcd", "abcd"), "abcd");
        assert_eq!(names("abcd", "bxd"), "-ab-c+xd");
        assert_eq!(names("", "ab"), "+a+b");
        assert_eq!(names("ab", ""), "-a-b");
    }

    #[test]
    fn of_several_with_one_name_none_is_left_out() {
        assert_eq!(names("aab", "bb"), "-a-ab+b");
        assert_eq!(names("aaa", "aa"), "aa-a");
        assert_eq!(names("ab", "aab"), "a+ab");
    }
}
