//! A part of all plans: what one of several machines builds.

use std::num::NonZeroU32;
use std::str::FromStr;

use crate::records::Digest;

/// The `index`th of `of` parts, counted from 1.
///
/// A plan belongs to a part by a digest of its id, so that it stays there whatever plans come and go, and each
/// machine finds the same parts on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    index: NonZeroU32,
    of: NonZeroU32,
}

/// Why a text is no shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoShard;

impl Shard {
    /// Whether a plan belongs to it.
    pub(crate) fn has(self, plan: &str) -> bool {
        let digest = Digest::new(plan.as_bytes()).leading();
        digest % u64::from(self.of.get()) == u64::from(self.index.get() - 1)
    }
}

impl FromStr for Shard {
    type Err = NoShard;

    /// Reads `2/8`.
    fn from_str(text: &str) -> Result<Self, NoShard> {
        let (index, of) = text.split_once('/').ok_or(NoShard)?;
        let number = |text: &str| text.trim().parse::<NonZeroU32>().map_err(|_| NoShard);
        let (index, of) = (number(index)?, number(of)?);
        if index <= of { Ok(Self { index, of }) } else { Err(NoShard) }
    }
}

impl std::fmt::Display for NoShard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("1/1, 1/2, 2/2, 1/3 …")
    }
}

impl std::error::Error for NoShard {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plan_is_in_one_shard_whatever_others_there_are() {
        let shards: Vec<Shard> = (1..=7).map(|index| format!("{index}/7").parse().unwrap()).collect();
        let of = |plan: &str| -> Vec<usize> {
            shards.iter().enumerate().filter(|(_, shard)| shard.has(plan)).map(|(at, _)| at).collect()
        };
        let mut counts = [0; 7];
        for plan in (0..700).map(|number| format!("xa-{number}")) {
            let of = of(&plan);
            assert_eq!(of.len(), 1, "{plan}");
            counts[of[0]] += 1;
        }
        assert!(counts.iter().all(|count| (60..140).contains(count)), "{counts:?}");
        // It must never change: machines of a cluster may run different versions.
        assert_eq!((of("long-thanh-2023"), of("ham-liem-2026")), (vec![4], vec![6]));
    }

    #[test]
    fn what_is_no_shard_is_refused() {
        for wrong in ["", "1", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "a/b"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
        assert!("2/2".parse::<Shard>().is_ok());
    }
}
