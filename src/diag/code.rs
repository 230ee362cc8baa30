//! The kinds of findings: each has a name in print that never changes, and a severity.

/// How grave a finding is. An error keeps its plan from being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something worth knowing.
    Note,
    /// Probably wrong; does not stop a build.
    Warning,
    /// Certainly wrong; the plan writes nothing.
    Error,
}

/// Declares the codes once: name in Rust, name in print, severity.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident;)*) => {
        /// What a finding is about. Its name in print never changes and is the key of its words in
        /// the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in the order of this file.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable name, as printed and as the catalogue's key.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The severity where no setting says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// A file or folder could not be read.
    FileUnreadable = "file-unreadable", Error;
    /// A file is not UTF-8.
    FileNotUtf8 = "file-not-utf8", Error;
    /// A file is larger than the program accepts.
    FileTooLarge = "file-too-large", Error;
    /// More of something than the program takes.
    LimitExceeded = "limit-exceeded", Error;
    /// More findings than are told.
    FindingsCut = "findings-cut", Error;
    /// A picture that cannot be printed.
    PictureUnusable = "picture-unusable", Error;
    /// A folder holds no plan.
    NoPlan = "no-plan", Error;
    /// Two plans of one run have the same id.
    PlanIdTwice = "plan-id-twice", Error;
    /// A plan's folder has a name that no output can have.
    PlanIdUnusable = "plan-id-unusable", Error;
    /// A plan whose documents would stand in the place of others.
    OutputShared = "output-shared", Error;
    /// Settings below others.
    SettingsNested = "settings-nested", Warning;
    /// A file cannot be written.
    FileUnwritable = "file-unwritable", Error;
    /// A link in the place of a file or folder of the project that is to be written.
    LinkedFile = "linked-file", Error;
    /// The outputs of a plan could not be brought up to date after a document was issued or made a draft again.
    OutputNotUpdated = "output-not-updated", Warning;
    /// Somebody changed a file that the program made.
    OutputChanged = "output-changed", Warning;
    /// A plan that was never issued is to be compared with its last issued set.
    NoIssuedSet = "no-issued-set", Error;
    /// The comparison with the set that was issued last cannot be made.
    ComparisonFailed = "comparison-failed", Warning;
    /// A version of a plan that is not there.
    UnknownVersion = "unknown-version", Error;
    /// A run that issued a document was stopped half-way.
    IssueInterrupted = "issue-interrupted", Error;
    /// The record of an issued set cannot be read.
    SetDamaged = "set-damaged", Error;
    /// What is noted as left to do after an interrupted issue is not of the set.
    PendingRefused = "pending-refused", Error;
    /// A part of a document that stands issued was not issued with it.
    PartNotIssued = "part-not-issued", Warning;
    /// An issued document of which the data have changed since.
    IssuedChanged = "issued-changed", Warning;
    /// A document that is issued already.
    AlreadyIssued = "already-issued", Error;
    /// A document of which no set was issued.
    NotIssued = "not-issued", Error;
    /// A number that another document has.
    NumberTaken = "number-taken", Error;
    /// A date with which a document would go against what was issued before, or against itself.
    HistoryOutOfOrder = "history-out-of-order", Error;
    /// A number that is dated before a lower one of the register, or after a higher one.
    NumberOutOfOrder = "number-out-of-order", Warning;
    /// A day of which nobody can say which congress term it is in.
    TermUnknown = "term-unknown", Error;
    /// A file that cannot be changed without changing more than is meant.
    FileUnchangeable = "file-unchangeable", Error;
    /// A plan that replaces another and does not say so.
    ReplacesUnsaid = "replaces-unsaid", Warning;
    /// A notice or a report goes out and cites a plan that has no number and date yet.
    CitesDraft = "cites-draft", Error;
    /// A notice goes out with the quotas of a plan's draft.
    AllotsDraft = "allots-draft", Error;
    /// A quota changed of a time that is over.
    PeriodOver = "period-over", Warning;
    /// A unit that has reached more than its changed quota.
    QuotaPassed = "quota-passed", Note;
    /// A YAML file in a plan's folder that is none of the plan's.
    UnknownFile = "unknown-file", Warning;
    /// A folder for new files holds files.
    FolderNotEmpty = "folder-not-empty", Error;
    /// The file is not YAML.
    YamlSyntax = "yaml-syntax", Error;
    /// A text that begins with `{{` is not quoted.
    UnquotedExpression = "unquoted-expression", Error;
    /// The file is written for another version of the program.
    FormatUnknown = "format-unknown", Error;
    /// A key that is not known here.
    UnknownKey = "unknown-key", Error;
    /// A key that is written twice.
    DuplicateKey = "duplicate-key", Error;
    /// A key that must be there is not.
    MissingKey = "missing-key", Error;
    /// A value of another kind than the key takes.
    WrongType = "wrong-type", Error;
    /// A value of the right kind that cannot be understood.
    InvalidValue = "invalid-value", Error;
    /// A day that the calendar does not have.
    NoSuchDay = "no-such-day", Error;
    /// Two things with one id.
    IdTwice = "id-twice", Error;
    /// An id that is not legal everywhere.
    IdUnusable = "id-unusable", Error;
    /// An id that nothing has.
    UnknownId = "unknown-id", Error;
    /// A node of the text that is none or several of the known kinds.
    NodeKind = "node-kind", Error;
    /// A row of a table with more or fewer cells than the table has columns.
    CellCount = "cell-count", Error;
    /// Characters that cannot be printed or seen.
    Unprintable = "unprintable", Error;
    /// An expression in a text cannot be read.
    ExpressionSyntax = "expression-syntax", Error;
    /// An expression names something that the data do not have.
    UnknownName = "unknown-name", Error;
    /// An expression where none is worked out.
    ExpressionUnread = "expression-unread", Warning;
    /// An expression was read but failed.
    ExpressionFailed = "expression-failed", Error;
    /// Totals by holder and by period of one quota or result disagree.
    TotalsDisagree = "totals-disagree", Error;
    /// A total that is written disagrees with the sum.
    StatedTotal = "stated-total", Error;
    /// Quotas of one measure that cannot all be kept.
    QuotasDisagree = "quotas-disagree", Warning;
    /// Results of one measure that cannot all be true.
    ResultsDisagree = "results-disagree", Warning;
    /// Two units, organisations or groups of one name.
    NameTwice = "name-twice", Warning;
    /// A figure of some is more than that of all.
    PartBeyondWhole = "part-beyond-whole", Warning;
    /// A count in words that is not the one in figures beside it.
    WordsDisagree = "words-disagree", Warning;
    /// More was reached than was asked for.
    ResultBeyondQuota = "result-beyond-quota", Note;
    /// A result of somebody who has no quota of the measure.
    ResultWithoutQuota = "result-without-quota", Warning;
    /// A result of a time after the day that is counted last.
    ResultAfterAsOf = "result-after-as-of", Warning;
    /// A result of a time before the quota's.
    ResultBeforeQuota = "result-before-quota", Note;
    /// Dates that cannot follow each other so.
    DatesOutOfOrder = "dates-out-of-order", Warning;
    /// Two documents of one kind and term with one number.
    NumberTwice = "number-twice", Warning;
    /// A name in prose that is nearly a unit's.
    UnknownUnitName = "unknown-unit-name", Warning;
    /// A target in prose that the data do not have.
    TargetInProse = "target-in-prose", Warning;
    /// A figure typed in prose that the data have.
    FigureTyped = "figure-typed", Note;
    /// A rate that is not that of its two numbers.
    RateDisagrees = "rate-disagrees", Warning;
    /// The quotas' total misses the target.
    TargetMissed = "target-missed", Warning;
    /// A period that lies outside the one it is a part of.
    PeriodOutside = "period-outside", Error;
    /// Two periods of one quota or result that share some time.
    PeriodsOverlap = "periods-overlap", Error;
    /// A quota is held in a way that the place asking for it cannot show.
    NoPeriods = "no-periods", Error;
    /// A quota has nothing to show in a table.
    NoHolders = "no-holders", Error;
    /// What the document is about begins with a capital letter.
    AbstractCapital = "abstract-capital", Warning;
    /// The plan has an annex that its text never mentions.
    AnnexNotMentioned = "annex-not-mentioned", Warning;
    /// A dash or number is typed where the program writes its own.
    TypedMark = "typed-mark", Warning;
    /// A part of the model's text in whose place stands one without its title.
    SectionUntitled = "section-untitled", Warning;
    /// A symbol of another kind of document.
    SymbolMismatch = "symbol-mismatch", Warning;
    /// An authority and a position that do not go together.
    AuthorityMismatch = "authority-mismatch", Warning;
    /// A title or rank before the signer's name.
    SignerTitle = "signer-title", Warning;
    /// The mark that ends a document is typed.
    EndMarkTyped = "end-mark-typed", Warning;
    /// A mark at the end of a recipient or legal basis, where the program sets its own.
    RecipientMark = "recipient-mark", Note;
    /// The archive among the recipients, as state bodies write it.
    RecipientArchive = "recipient-archive", Warning;
    /// A mark at the end of the abstract.
    AbstractEnd = "abstract-end", Warning;
    /// `V/v` in the abstract.
    AbstractVv = "abstract-vv", Warning;
    /// A date in prose whose noughts are wrong.
    DatePadding = "date-padding", Note;
    /// A count below ten in prose without its nought.
    CountPadding = "count-padding", Note;
    /// A citation in prose without the comma before its date.
    CitationComma = "citation-comma", Note;
    /// Several spaces for one.
    DoubleSpace = "double-space", Note;
    /// A space before a mark that belongs to the word before it.
    SpaceBeforeMark = "space-before-mark", Note;
    /// An expression in single braces.
    SingleBrace = "single-brace", Warning;
    /// Something left to be filled in, in a draft.
    Placeholder = "placeholder", Warning;
    /// Something left to be filled in, in an issued document.
    PlaceholderIssued = "placeholder-issued", Error;
    /// A body that no longer exists.
    DissolvedBody = "dissolved-body", Warning;
    /// A rule that was replaced.
    SupersededRule = "superseded-rule", Warning;
    /// A file whose letters and marks stand apart.
    NotNfc = "not-nfc", Note;
    /// A comment that cuts a sentence.
    CommentInText = "comment-in-text", Note;
    /// Text in an old encoding of Vietnamese.
    LegacyEncoding = "legacy-encoding", Error;
    /// A word that may be in such an encoding.
    LegacyWord = "legacy-word", Warning;
    /// Both ways of placing tone marks stand in one document.
    SpellingMixed = "spelling-mixed", Warning;
    /// The program's own words have their tone marks placed otherwise than the texts.
    SpellingDiffers = "spelling-differs", Warning;
    /// An issued document without what it must have.
    IssuedIncomplete = "issued-incomplete", Error;
    /// No format profile has this name.
    UnknownProfile = "unknown-profile", Error;
    /// A font family that is not there.
    UnknownFont = "unknown-font", Error;
    /// A font file that cannot be used.
    FontUnusable = "font-unusable", Error;
    /// A PDF standard that is not known or cannot be combined.
    PdfStandard = "pdf-standard", Error;
    /// A template cannot be read or run.
    TemplateFailed = "template-failed", Error;
    /// Templates of a project's own that do not end, or ask for too much memory.
    TemplateLimit = "template-limit", Error;
    /// The typesetter refused the document.
    TypesetFailed = "typeset-failed", Error;
    /// No font has a character.
    MissingGlyph = "missing-glyph", Error;
    /// Text set in a font that nobody asked for.
    ForeignFont = "foreign-font", Error;
    /// Text that would not be seen on paper.
    TextInvisible = "text-invisible", Error;
    /// Text that leaves its page.
    OutsidePage = "outside-page", Error;
    /// Text or a table that reaches over a margin.
    OutsideMargins = "outside-margins", Warning;
    /// A heading at the foot of its page.
    HeadingAtFoot = "heading-at-foot", Warning;
    /// A signature without a line of the text on its page.
    SignatureAlone = "signature-alone", Warning;
    /// A last page of a line or two.
    ShortLastPage = "short-last-page", Warning;
    /// Text that a box cuts off.
    TextClipped = "text-clipped", Error;
    /// A table in the text that is wider than the text.
    TableTooWide = "table-too-wide", Error;
    /// Text over other text.
    TextOverlap = "text-overlap", Error;
    /// Text that leaves its table cell.
    CellOverfull = "cell-overfull", Error;
    /// A code that nobody may accept or grade.
    FixedCode = "fixed-code", Error;
    /// An acceptance that meets no finding.
    AcceptedNothing = "accepted-nothing", Warning;
}
