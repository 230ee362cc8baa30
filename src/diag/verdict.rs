//! What people may decide about findings: how grave a kind is, and that one is accepted.

use std::collections::BTreeMap;

use super::{Code, Finding, Findings, Severity};
use Code as C;

impl Code {
    /// The code of a name in print.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }

    /// Whether nobody may lower or accept it: without a file that can be read, a value that is known and a page
    /// that can be set there is no document, and what is wrong with settings and acceptances is mended there.
    pub fn is_fixed(self) -> bool {
        matches!(
            self,
            C::FileUnreadable
                | C::FileNotUtf8
                | C::FileTooLarge
                | C::LimitExceeded
                | C::FindingsCut
                | C::PictureUnusable
                | C::NoPlan
                | C::PlanIdTwice
                | C::PlanIdUnusable
                | C::OutputShared
                | C::SettingsNested
                | C::FileUnwritable
                | C::LinkedFile
                | C::OutputChanged
                | C::OutputNotUpdated
                | C::NoIssuedSet
                | C::UnknownVersion
                | C::FolderNotEmpty
                | C::IssueInterrupted
                | C::SetDamaged
                | C::PendingRefused
                | C::PartNotIssued
                | C::IssuedChanged
                | C::AlreadyIssued
                | C::NotIssued
                | C::NumberTaken
                | C::HistoryOutOfOrder
                | C::TermUnknown
                | C::FileUnchangeable
                | C::YamlSyntax
                | C::UnquotedExpression
                | C::FormatUnknown
                | C::UnknownKey
                | C::DuplicateKey
                | C::MissingKey
                | C::WrongType
                | C::InvalidValue
                | C::NoSuchDay
                | C::IdTwice
                | C::IdUnusable
                | C::UnknownId
                | C::NodeKind
                | C::CellCount
                | C::Unprintable
                | C::ExpressionSyntax
                | C::UnknownName
                | C::ExpressionFailed
                | C::NoPeriods
                | C::NoHolders
                | C::UnknownProfile
                | C::UnknownFont
                | C::FontUnusable
                | C::PdfStandard
                | C::TemplateFailed
                | C::TemplateLimit
                | C::TypesetFailed
                | C::MissingGlyph
                | C::ForeignFont
                | C::TextInvisible
                | C::OutsidePage
                | C::TextClipped
                | C::TableTooWide
                | C::TextOverlap
                | C::CellOverfull
                | C::FixedCode
                | C::AcceptedNothing
        )
    }

    /// Whether it is found on finished pages alone.
    pub fn is_of_pages(self) -> bool {
        matches!(
            self,
            C::TypesetFailed
                | C::MissingGlyph
                | C::ForeignFont
                | C::TextInvisible
                | C::OutsidePage
                | C::TextClipped
                | C::TableTooWide
                | C::TextOverlap
                | C::CellOverfull
                | C::OutsideMargins
                | C::HeadingAtFoot
                | C::SignatureAlone
                | C::ShortLastPage
        )
    }
}

impl Finding {
    /// Why it is accepted, if it is. An accepted finding counts as none.
    pub fn accepted(&self) -> Option<&str> {
        self.accepted.as_deref()
    }
}

impl Findings {
    /// Gives findings of these codes another severity; those that get none are dropped.
    pub fn grade(&mut self, severities: &BTreeMap<Code, Option<Severity>>) {
        self.0.retain_mut(|finding| {
            let severity = severities.get(&finding.code).copied().unwrap_or(Some(finding.severity));
            finding.severity = severity.unwrap_or(finding.severity);
            severity.is_some()
        });
    }

    /// Accepts each for which there is a reason.
    pub fn accept(&mut self, mut reason: impl FnMut(&Finding) -> Option<String>) {
        for finding in &mut self.0 {
            finding.accepted = reason(finding).or(finding.accepted.take());
        }
    }

    /// How many are accepted.
    pub fn accepted(&self) -> usize {
        self.iter().filter(|finding| finding.accepted.is_some()).count()
    }
}
