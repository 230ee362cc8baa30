//! Two lists of things that have a name, put into one.

use std::collections::HashMap;

/// What stands under one name in the old list and in the new one, in the order of the new list; what is gone follows
/// what it followed before. Of several under one name the first counts.
pub(super) fn merged<'a, T>(
    old: &'a [T],
    new: &'a [T],
    name: impl Fn(&T) -> String,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let by_name = |list: &'a [T]| {
        let mut places: HashMap<String, usize> = HashMap::new();
        for (at, one) in list.iter().enumerate() {
            places.entry(name(one)).or_insert(at);
        }
        places
    };
    let (before, after) = (by_name(old), by_name(new));
    // Those that are gone, by the place in the new list that they follow.
    let mut gone: Vec<Vec<&T>> = vec![Vec::new(); new.len() + 1];
    let mut at = 0;
    for (place, one) in old.iter().enumerate() {
        match after.get(&name(one)) {
            Some(found) => at = found + 1,
            None if before.get(&name(one)) == Some(&place) => gone[at].push(one),
            None => {}
        }
    }
    let mut merged: Vec<(Option<&T>, Option<&T>)> = Vec::with_capacity(old.len().max(new.len()));
    merged.extend(gone[0].iter().map(|one| (Some(*one), None)));
    for (place, one) in new.iter().enumerate() {
        if after.get(&name(one)) == Some(&place) {
            merged.push((before.get(&name(one)).map(|at| &old[*at]), Some(one)));
        }
        merged.extend(gone[place + 1].iter().map(|one| (Some(*one), None)));
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_stands_after_what_it_followed() {
        let list = |text: &str| text.chars().map(String::from).collect::<Vec<String>>();
        let names = |old: &str, new: &str| {
            let (old, new) = (list(old), list(new));
            let merged = merged(&old, &new, Clone::clone);
            let name = |(old, new): (Option<&String>, Option<&String>)| match (old, new) {
                (Some(_), Some(new)) => new.clone(),
                (Some(old), None) => format!("-{old}"),
                (_, new) => format!("+{}", new.unwrap()),
            };
            merged.into_iter().map(name).collect::<String>()
        };
        assert_eq!(names("abcd", "abcd"), "abcd");
        assert_eq!(names("abcd", "bxd"), "-ab-c+xd");
        assert_eq!(names("", "ab"), "+a+b");
        assert_eq!(names("ab", ""), "-a-b");
        assert_eq!(names("aab", "bb"), "-ab");
    }
}
