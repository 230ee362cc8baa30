//! Changes of values below the top, in files of random layouts.

use super::super::*;
use super::generated::{KEYS, Random, cases, comments_outside, file, sorted};

/// A path to a value, or to a key that is not there, with what the value that it leads to becomes.
struct NestedChange {
    path: ValuePath,
    /// Whether a member is added rather than a value set.
    is_append: bool,
}

impl NestedChange {
    /// Makes the change in a tree, and notes the path. None where a value is on the way.
    fn make(&mut self, tree: YamlTree, random: &mut Random, depth: usize) -> Option<YamlTree> {
        match tree {
            YamlTree::Map(mut entries) if depth > 0 && random.below(4) > 0 => {
                let key = YamlTree::Scalar(random.of(KEYS).to_owned());
                let YamlTree::Scalar(name) = &key else { unreachable!() };
                self.path = self.path.below(name);
                let at = entries.iter().position(|(known, _)| *known == key);
                let before = at.map_or(YamlTree::Null, |at| entries[at].1.clone());
                let after = self.make(before, random, depth - 1)?;
                match at {
                    Some(at) => entries[at].1 = after,
                    None => entries.push((key, after)),
                }
                Some(YamlTree::Map(entries))
            }
            YamlTree::List(mut members) if depth > 0 && !members.is_empty() && random.below(4) > 0 => {
                let at = random.below(members.len());
                self.path = self.path.below(&(at + 1).to_string());
                members[at] = self.make(members[at].clone(), random, depth - 1)?;
                Some(YamlTree::List(members))
            }
            before if self.is_append => {
                let mut members = match before {
                    YamlTree::Null => Vec::new(),
                    YamlTree::List(members) => members,
                    single => vec![single],
                };
                members.push(YamlTree::Scalar("85".to_owned()));
                Some(YamlTree::List(members))
            }
            _ => Some(YamlTree::Scalar("85".to_owned())),
        }
    }
}

#[test]
fn any_value_is_changed_as_meant_or_refused() {
    let (mut made, mut tried) = (0_u32, 0_u32);
    for seed in 0..cases() {
        let mut random = Random::new(seed + 1_000_000);
        let (text, before) = file(&mut random);
        let before = YamlTree::Map(before);
        if YamlTree::read(&text).as_ref() != Some(&before) {
            continue;
        }
        let YamlTree::Map(entries) = &before else { unreachable!() };
        let (key, value) = entries[random.below(entries.len())].clone();
        let YamlTree::Scalar(name) = &key else { unreachable!() };
        let is_append = random.is_one_of(3);
        let mut change = NestedChange { path: ValuePath::default().below(name), is_append };
        let Some(after) = change.make(value, &mut random, 4) else { continue };
        let mut wanted: Vec<_> = entries.iter().filter(|(known, _)| *known != key).cloned().collect();
        wanted.push((key.clone(), after));
        tried += 1;
        let changed = Editor::new(&Source::new("a.yaml", text.as_str())).and_then(|mut editor| {
            if is_append {
                editor.append_at(&change.path, "85");
            } else {
                editor.set_at(&change.path, "85");
            }
            editor.finish()
        });
        let Ok(changed) = changed else { continue };
        made += 1;
        let shown = format!("seed {seed}, {}, {is_append}\n{text}\n=>\n{changed}", change.path);
        let Some(YamlTree::Map(read)) = YamlTree::read(&changed) else { panic!("{shown}") };
        assert_eq!(sorted(read), sorted(wanted), "{shown}");
        for comment in comments_outside(&text, name) {
            assert!(changed.contains(&comment), "{comment} is lost: {shown}");
        }
    }
    assert!(made * 10 > tried * 8, "made {made} of {tried}");
}
