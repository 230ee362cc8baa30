//! Letters that number points: a, b, c, d, đ, e, g …

/// The letters in use for points, in order: no f, j, w, z, and of the letters with marks only đ.
const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
    "x", "y",
];

/// The letter of the `n`-th point, counted from 1, without its bracket: `a`, `b`, …, `y` (the 23rd).
///
/// Two letters follow: `aa`, `ab`, …, `yy`, then three; the rule is silent there (default of ours). There is no point
/// 0: it gives `0`, as [`roman`](super::roman) does. Source: the-thuc, component 6c.
#[must_use]
pub fn letter(n: usize) -> String {
    let Some(index) = n.checked_sub(1) else {
        return n.to_string();
    };
    let last = LETTERS[index % LETTERS.len()];
    match index / LETTERS.len() {
        0 => last.to_owned(),
        before => letter(before) + last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_of_the_rule() {
        let alphabet: Vec<String> = (1..=23).map(letter).collect();
        assert_eq!(alphabet.join(" "), "a b c d đ e g h i k l m n o p q r s t u v x y");
    }

    #[test]
    fn beyond_the_alphabet() {
        let cases =
            [(0, "0"), (24, "aa"), (25, "ab"), (28, "ađ"), (46, "ay"), (47, "ba"), (552, "yy"), (553, "aaa")];
        for (n, expected) in cases {
            assert_eq!(letter(n), expected, "{n}");
        }
    }
}
