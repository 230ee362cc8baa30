//! Measures how large an expression is before it is parsed: the engine's parser, its compiler and the release of its
//! trees go as deep as an expression is written, which a file decides.

mod misuse;
mod repetition;
mod tree;

use std::ops::Range;

use minijinja::machinery::{Span, Token, tokenize};
use minijinja::syntax::SyntaxConfig;

use crate::limits;

pub(super) use misuse::{Misuse, misuses};
pub(super) use repetition::repetition;

/// The bound that a source of the engine exceeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excess {
    /// A key of the catalogue: `nested` or `long`.
    pub(crate) kind: &'static str,
    /// Where it is, in bytes of the source.
    pub(crate) range: Range<usize>,
}

/// The bound that the expressions of a text exceed.
pub(super) fn excess_of_text(source: &str, syntax: &SyntaxConfig) -> Option<Excess> {
    ExpressionSize { tokens_left: limits::TEXT_TOKENS, ..ExpressionSize::default() }.excess(source, syntax)
}

/// The bound that the expressions and branches of a template exceed.
pub(crate) fn excess_of_template(source: &str, syntax: &SyntaxConfig) -> Option<Excess> {
    ExpressionSize { tokens_left: usize::MAX, ..ExpressionSize::default() }.excess(source, syntax)
}

/// A bracket that is open, or the expression itself.
#[derive(Clone, Copy, Default)]
struct Nesting {
    /// How many operators its current member has so far.
    chain: usize,
    /// How deep the brackets are that were closed in that member.
    inner: usize,
    /// How deep the deepest member before it is.
    deepest: usize,
}

impl Nesting {
    fn depth(self) -> usize {
        self.deepest.max(self.chain + self.inner)
    }

    /// Begins the next member: members are side by side.
    fn next(&mut self) {
        *self = Self { deepest: self.depth(), ..Self::default() };
    }
}

/// The tree that the engine would make, as far as it was read.
#[derive(Default)]
struct ExpressionSize {
    levels: Vec<Nesting>,
    tokens_left: usize,
    branches: usize,
    opened: Range<usize>,
}

impl ExpressionSize {
    /// Reads the engine's own tokens until one is too much. Text that is no token is left to the engine to report.
    fn excess(mut self, source: &str, syntax: &SyntaxConfig) -> Option<Excess> {
        let tokens = tokenize(source, false, syntax.clone()).map_while(Result::ok);
        tokens.into_iter().find_map(|(token, span)| {
            let kind = self.take(&token, &span)?;
            Some(Excess { kind, range: self.opened.clone() })
        })
    }

    /// Takes the next token; a kind of excess where that is one too many.
    fn take(&mut self, token: &Token<'_>, span: &Span) -> Option<&'static str> {
        match token {
            Token::TemplateData(_) => return None,
            Token::VariableStart | Token::BlockStart => {
                self.levels = vec![Nesting::default()];
                self.opened = span.start_offset as usize..span.end_offset as usize;
                return None;
            }
            Token::ParenOpen | Token::BracketOpen | Token::BraceOpen => self.open(),
            Token::ParenClose | Token::BracketClose | Token::BraceClose => self.close(),
            Token::Comma | Token::Colon | Token::Assign => self.level().next(),
            Token::Ident(word) => self.word(word),
            Token::VariableEnd
            | Token::BlockEnd
            | Token::Str(_)
            | Token::String(_)
            | Token::Int(_)
            | Token::Int128(_)
            | Token::Float(_) => {}
            // Operators, and what follows a value: a dot, a bar.
            _ => self.level().chain += 1,
        }
        let Some(left) = self.tokens_left.checked_sub(1) else { return Some("long") };
        self.tokens_left = left;
        self.too_deep()
    }

    fn too_deep(&self) -> Option<&'static str> {
        let open: usize = self.levels.iter().map(|level| level.chain).sum();
        let inner = self.levels.last().map_or(0, |level| level.inner);
        let is_nested = self.levels.len() > limits::EXPRESSION_BRACKETS;
        let is_long = open + inner > limits::EXPRESSION_DEPTH || self.branches > limits::TEMPLATE_BRANCHES;
        if is_nested { Some("nested") } else { is_long.then_some("long") }
    }

    fn level(&mut self) -> &mut Nesting {
        if self.levels.is_empty() {
            self.levels.push(Nesting::default());
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    fn open(&mut self) {
        self.level().chain += 1;
        self.levels.push(Nesting::default());
    }

    fn close(&mut self) {
        if self.levels.len() > 1
            && let Some(closed) = self.levels.pop()
        {
            let level = self.level();
            level.inner = level.inner.max(closed.depth());
        }
    }

    fn word(&mut self, word: &str) {
        match word {
            "elif" => self.branches += 1,
            "and" | "or" | "not" | "in" | "is" | "if" | "else" => self.level().chain += 1,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(source: &str) -> Option<&'static str> {
        excess_of_template(source, &SyntaxConfig::default()).map(|excess| excess.kind)
    }

    #[test]
    fn what_is_written_by_hand_is_small() {
        let units: Vec<String> = (0..5_000).map(|unit| format!("\"thon-{unit}\"")).collect();
        let text = format!("{{{{ names([{}]) }}}}", units.join(", "));
        assert_eq!(excess_of_text(&text, &SyntaxConfig::default()), None);
        let sum = vec!["quota.a.total"; 60].join(" + ");
        assert_eq!(kind(&format!("{{{{ {sum} }}}}")), None);
        assert_eq!(kind(&"{{ (a + b) * c }} và ".repeat(20_000)), None);
        assert_eq!(kind(&"{% if a %}x{% endif %}".repeat(20_000)), None);
    }

    #[test]
    fn each_way_of_going_deeper_ends() {
        for (before, part, after) in [
            ("{{ 1", " + 1", " }}"),
            ("{{ ", "-", "1 }}"),
            ("{{ ", "not ", "a }}"),
            ("{{ a", " | upper", " }}"),
            ("{{ a", ".b", " }}"),
            ("{{ a", "[0]", " }}"),
            ("{{ a", "()", " }}"),
            ("{{ a", " if b else c", " }}"),
            ("{{ a", " is defined", " }}"),
            ("{{ a", " ~ (b)", " }}"),
            ("{{ f(1, a", " and a", ") }}"),
            ("{% set a = 1", " * 2", " %}"),
            ("{% set a | upper", " | upper", " %}x{% endset %}"),
            ("{% if a %}", "{% elif b %}", "{% endif %}"),
        ] {
            let long = format!("{before}{}{after}", part.repeat(500));
            assert_eq!(kind(&long), Some("long"), "{part}");
        }
        for open in ["(", "[", "{1: ", "f(", "-(", "for (("] {
            assert_eq!(kind(&format!("{{% {}", open.repeat(500))), Some("nested"), "{open}");
        }
    }

    #[test]
    fn members_of_a_list_do_not_add_up() {
        let member = format!("(1{})", " + 1".repeat(50));
        assert_eq!(kind(&format!("{{{{ [{}] }}}}", vec![member.clone(); 50].join(", "))), None);
        assert_eq!(kind(&format!("{{{{ {} }}}}", vec![member; 200].join(" + "))), Some("long"));
    }

    #[test]
    fn a_text_is_bounded_as_a_whole_where_it_goes_too_far() {
        let text = "{{ a }}".repeat(limits::TEXT_TOKENS);
        let excess = excess_of_text(&text, &SyntaxConfig::default()).unwrap();
        assert_eq!(excess.kind, "long");
        assert_eq!(&text[excess.range], "{{");
    }
}
