//! The codes of findings: each has a printed name that never changes, and a severity.

/// The severity of a finding. An error keeps its plan from being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something worth knowing.
    Note,
    /// Probably wrong; does not stop a build.
    Warning,
    /// Certainly wrong; the plan writes nothing.
    Error,
}

/// A property of a code that no settings change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flag {
    /// It can neither be graded nor accepted: no document can be made before it is mended, or it is about the
    /// settings or acceptances themselves.
    Fixed,
    /// Only finished pages show it.
    OfPages,
    /// Only `issue` finds it.
    AtIssue,
}

/// Declares each code once: name in Rust, printed name, severity, flags.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident $(, $flag:ident)*;)*) => {
        /// The subject of a finding. Its printed name never changes, and is the key of its texts in the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in the order of this file.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The printed name, which is also the key in the catalogue.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The severity where no setting says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            fn flags(self) -> &'static [Flag] {
                match self { $(Self::$name => &[$(Flag::$flag),*],)* }
            }
        }
    };
}

impl Code {
    /// The code with a printed name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }

    /// Whether it can neither be graded nor accepted.
    pub fn is_fixed(self) -> bool {
        self.flags().contains(&Flag::Fixed)
    }

    /// Whether only `issue` finds it.
    pub fn is_at_issue(self) -> bool {
        self.flags().contains(&Flag::AtIssue)
    }

    /// Whether it can only be found on finished pages.
    pub fn is_of_pages(self) -> bool {
        self.flags().contains(&Flag::OfPages)
    }
}

codes! {
    /// A file or folder could not be read.
    FileUnreadable = "file-unreadable", Error, Fixed;
    /// A file is not UTF-8.
    FileNotUtf8 = "file-not-utf8", Error, Fixed;
    /// A file is larger than the program accepts.
    FileTooLarge = "file-too-large", Error, Fixed;
    /// More of something than the program takes.
    LimitExceeded = "limit-exceeded", Error, Fixed;
    /// More findings than are reported.
    FindingsCut = "findings-cut", Error, Fixed;
    /// A picture that cannot be printed.
    PictureUnusable = "picture-unusable", Error, Fixed;
    /// A folder holds no plan.
    NoPlan = "no-plan", Error, Fixed;
    /// Two plans of one run have the same id.
    PlanIdTwice = "plan-id-twice", Error, Fixed;
    /// A plan's folder has a name that no output can have.
    PlanIdUnusable = "plan-id-unusable", Error, Fixed;
    /// A plan whose documents would take the place of others.
    OutputShared = "output-shared", Error, Fixed;
    /// A folder of models or shared parts that holds more than is compared at each run.
    SharedTooLarge = "shared-too-large", Warning, Fixed;
    /// Settings below others.
    SettingsNested = "settings-nested", Warning, Fixed;
    /// A file cannot be written.
    FileUnwritable = "file-unwritable", Error, Fixed;
    /// A link in the place of a file or folder of the project that is to be written.
    LinkedFile = "linked-file", Error, Fixed;
    /// The path of an output is longer than Windows shows.
    OutputPathLong = "output-path-long", Error, Fixed;
    /// The outputs of a plan could not be updated after a document was issued or made a draft again.
    OutputNotUpdated = "output-not-updated", Warning, Fixed;
    /// An output file was changed by another program or a person.
    OutputChanged = "output-changed", Warning, Fixed;
    /// An output file is open in another program.
    OutputOpen = "output-open", Warning, Fixed;
    /// A Word file that cannot be read.
    WordUnreadable = "word-unreadable", Error, Fixed;
    /// Something in a Word file that is no text of a plan, or is read otherwise than it looks.
    WordText = "word-text", Warning, Fixed;
    /// A figure in a Word file that other figures of it contradict.
    WordFigure = "word-figure", Warning, Fixed;
    /// A file of sheets that is to be imported and cannot be read.
    SheetUnreadable = "sheet-unreadable", Error, Fixed;
    /// A workbook that was made of another plan.
    SheetOfAnotherPlan = "sheet-of-another-plan", Error, Fixed;
    /// A sheet, or a column of one, of which it is not known what it means.
    SheetMeaning = "sheet-meaning", Error, Fixed;
    /// A name in a sheet that is of no unit.
    SheetName = "sheet-name", Error, Fixed;
    /// A period in a sheet that is none of its quota or result.
    SheetPeriod = "sheet-period", Error, Fixed;
    /// A cell of a sheet that holds no figure where one is due.
    SheetFigure = "sheet-figure", Error, Fixed;
    /// Two different figures in sheets for one.
    SheetTwice = "sheet-twice", Error, Fixed;
    /// A sum in a sheet that its figures do not add up to.
    SheetTotal = "sheet-total", Error, Fixed;
    /// A figure that was changed in the sheet and in the data.
    SheetConflict = "sheet-conflict", Error, Fixed;
    /// A figure of an issued quota that a sheet has otherwise.
    SheetIssued = "sheet-issued", Error, Fixed;
    /// A figure that was taken out of the sheet and stays in the data.
    SheetEmptied = "sheet-emptied", Note, Fixed;
    /// A sheet or a column that is not imported.
    SheetUnused = "sheet-unused", Note, Fixed;
    /// Units of which no sheet has a figure.
    SheetUnreported = "sheet-unreported", Note, Fixed;
    /// A Word file that is none of the plan's documents, or of which it is not known what it was.
    WordOfAnother = "word-of-another", Error, Fixed;
    /// A paragraph that was changed in the Word file and in the data.
    WordConflict = "word-conflict", Error, Fixed;
    /// A Word file of a document that is issued.
    WordIssued = "word-issued", Error, Fixed;
    /// What the program computes or words itself was changed in the Word file.
    WordComputed = "word-computed", Warning, Fixed;
    /// A change of a Word file that has no place in the data.
    WordLeft = "word-left", Warning, Fixed;
    /// A remark in the margin of a Word file.
    WordRemark = "word-remark", Note, Fixed;
    /// Tracked changes of a Word file count as accepted.
    WordTracked = "word-tracked", Note, Fixed;
    /// A plan that was never issued is to be compared with its last issued set.
    NoIssuedSet = "no-issued-set", Error, Fixed;
    /// The comparison with the set that was issued last cannot be made.
    ComparisonFailed = "comparison-failed", Warning;
    /// A header of a table of plans that names no column.
    TableHeader = "table-header", Error, Fixed;
    /// A row of a table of plans that is not understood.
    TableRow = "table-row", Error, Fixed;
    /// A cell of a table of plans that holds what its column cannot.
    TableCell = "table-cell", Error, Fixed;
    /// A value that differs in a table, in what was last taken from it, and in the data.
    TableConflict = "table-conflict", Error, Fixed;
    /// A value of a table of plans that cannot be put into the data.
    TableNotTaken = "table-not-taken", Error, Fixed;
    /// A value that was changed in the data since it was taken from a table.
    TableBehind = "table-behind", Note, Fixed;
    /// A row that was in a table of plans and is not any more.
    TableGone = "table-gone", Note, Fixed;
    /// A row of a table of plans of which no plan was made.
    TableNew = "table-new", Note, Fixed;
    /// A change of a table of plans that is about what was issued.
    TableIssued = "table-issued", Warning, Fixed;
    /// A version of a plan that is not there.
    UnknownVersion = "unknown-version", Error, Fixed;
    /// A run that issued a document was stopped half-way.
    IssueInterrupted = "issue-interrupted", Error, Fixed;
    /// The record of an issued set cannot be read.
    SetDamaged = "set-damaged", Error, Fixed;
    /// The work noted as left to do after an interrupted issue is not of the set.
    PendingRefused = "pending-refused", Error, Fixed;
    /// A part of an issued document was not issued with it.
    PartNotIssued = "part-not-issued", Warning, Fixed;
    /// An issued document of which the data have changed since.
    IssuedChanged = "issued-changed", Warning, Fixed;
    /// A document that is issued already.
    AlreadyIssued = "already-issued", Error, Fixed;
    /// A document that awaits number and day, or is to await them, where that cannot be.
    NumberAwaited = "number-awaited", Error, Fixed;
    /// A draft that needs a document which awaits number and day.
    AwaitedNeeded = "awaited-needed", Warning;
    /// The day that is noted is of another format profile than the pages on which it is stamped.
    NotedProfile = "noted-profile", Warning, AtIssue;
    /// A signed file that is none of the set's PDFs with signatures alone added.
    SignedUnfit = "signed-unfit", Error, Fixed;
    /// A document of which no set was issued.
    NotIssued = "not-issued", Error, Fixed;
    /// A number that another document has.
    NumberTaken = "number-taken", Error, Fixed;
    /// A date that contradicts what was issued before, or the document itself.
    HistoryOutOfOrder = "history-out-of-order", Error, Fixed;
    /// A number that is dated before a lower one of the register, or after a higher one.
    NumberOutOfOrder = "number-out-of-order", Warning, AtIssue;
    /// A report is issued before the period that it reports is over.
    PeriodUnfinished = "period-unfinished", Warning, AtIssue;
    /// A line of the register that says of an issued set what the set does not say.
    RegisterDisagrees = "register-disagrees", Error, Fixed;
    /// Numbers of the register that are twice, missing or out of the order of their dates.
    RegisterNumbers = "register-numbers", Warning, Fixed;
    /// A day without a known congress term.
    TermUnknown = "term-unknown", Error, Fixed;
    /// A file that cannot be changed without changing more than is meant.
    FileUnchangeable = "file-unchangeable", Error, Fixed;
    /// A plan that replaces another and does not say so.
    ReplacesUnsaid = "replaces-unsaid", Warning;
    /// A document that is issued cites a draft of the same folder without number or day.
    CitesDraft = "cites-draft", Error;
    /// A notice that is issued has the quotas of a draft of the plan.
    AllotsDraft = "allots-draft", Error;
    /// A quota changed of a time that is over.
    PeriodOver = "period-over", Warning;
    /// A unit that has reached more than its changed quota.
    QuotaPassed = "quota-passed", Note;
    /// A file whose name is almost that of a file which is not there.
    FileMisnamed = "file-misnamed", Error, Fixed;
    /// A YAML file in a plan's folder that is none of the plan's.
    UnknownFile = "unknown-file", Warning;
    /// A file declares the type of a document, and no document can have its name.
    DocumentFileName = "document-file-name", Error, Fixed;
    /// A document lacks a part that its type has.
    PartMissing = "part-missing", Warning;
    /// A folder for new files holds files.
    FolderNotEmpty = "folder-not-empty", Error, Fixed;
    /// The file is not YAML.
    YamlSyntax = "yaml-syntax", Error, Fixed;
    /// A text that begins with `{{` is not quoted.
    UnquotedExpression = "unquoted-expression", Error, Fixed;
    /// The file is written for another version of the program.
    FormatUnknown = "format-unknown", Error, Fixed;
    /// A key that is not known here.
    UnknownKey = "unknown-key", Error, Fixed;
    /// A key that is written twice.
    DuplicateKey = "duplicate-key", Error, Fixed;
    /// A key that must be there is not.
    MissingKey = "missing-key", Error, Fixed;
    /// A value of another kind than the key takes.
    WrongType = "wrong-type", Error, Fixed;
    /// A value of the right kind that cannot be understood.
    InvalidValue = "invalid-value", Error, Fixed;
    /// A day that the calendar does not have.
    NoSuchDay = "no-such-day", Error, Fixed;
    /// Two things with one id.
    IdTwice = "id-twice", Error, Fixed;
    /// An id that is not legal everywhere.
    IdUnusable = "id-unusable", Error, Fixed;
    /// An id that nothing has.
    UnknownId = "unknown-id", Error, Fixed;
    /// A node of the text that is none or several of the known kinds.
    NodeKind = "node-kind", Error, Fixed;
    /// A row of a table with more or fewer cells than the table has columns.
    CellCount = "cell-count", Error, Fixed;
    /// A cell of a table goes into columns or rows that are not free.
    CellSpan = "cell-span", Error, Fixed;
    /// Characters that cannot be printed or seen.
    Unprintable = "unprintable", Error, Fixed;
    /// An expression in a text cannot be read.
    ExpressionSyntax = "expression-syntax", Error, Fixed;
    /// An expression names something that the data do not have.
    UnknownName = "unknown-name", Error, Fixed;
    /// An expression in a value that is not evaluated.
    ExpressionUnread = "expression-unread", Warning;
    /// An expression was read but failed.
    ExpressionFailed = "expression-failed", Error, Fixed;
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
    /// A result at the end of its quota's period that misses the target.
    ResultBelowTarget = "result-below-target", Note;
    /// A target that compares with the result of a year that is not there.
    BaseMissing = "base-missing", Warning;
    /// A sum of numbers that do not add up.
    NotAdditive = "not-additive", Error, Fixed;
    /// A result of a unit or organisation without a quota of the measure.
    ResultWithoutQuota = "result-without-quota", Warning;
    /// What the data say of the life of a unit cannot be.
    UnitLife = "unit-life", Error;
    /// A quota or a result of a unit that did not exist then.
    OutsideUnitLife = "outside-unit-life", Error;
    /// Units or periods without a result that a report does not name.
    NotReported = "not-reported", Warning;
    /// A remainder of all that an excess of some units makes less than those of the others.
    ExcessOffsets = "excess-offsets", Note;
    /// Groups of units that are nested deeper than two levels.
    GroupNesting = "group-nesting", Error;
    /// A number of units in prose that is that of another day.
    UnitCount = "unit-count", Warning;
    /// A result of a time after the day that is counted last.
    ResultAfterAsOf = "result-after-as-of", Warning;
    /// A result of a time before the quota's.
    ResultBeforeQuota = "result-before-quota", Note;
    /// A column of counts that look like years, which would be added up.
    YearsAdded = "years-added", Note;
    /// A result that a report cannot count up to the end of its period.
    ResultNotSplit = "result-not-split", Error;
    /// A result of which it is unknown how much is of a report's period alone.
    ResultOfPeriodUnknown = "result-of-period-unknown", Warning;
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
    NoPeriods = "no-periods", Error, Fixed;
    /// A quota has nothing to show in a table.
    NoHolders = "no-holders", Error, Fixed;
    /// The abstract of the document begins with a capital letter.
    AbstractCapital = "abstract-capital", Warning;
    /// The plan has an annex that its text never mentions.
    AnnexNotMentioned = "annex-not-mentioned", Warning;
    /// A dash or number is typed where the program writes its own.
    TypedMark = "typed-mark", Warning;
    /// Parts whose typed numbers do not follow the parts before them.
    NumbersJump = "numbers-jump", Note;
    /// A section that replaces a titled section of the model without a title.
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
    /// The first recipient of a document that addresses somebody is another than those (5d).
    RecipientFirst = "recipient-first", Warning;
    /// A mark at the end of the abstract.
    AbstractEnd = "abstract-end", Warning;
    /// `V/v` in the abstract.
    AbstractVv = "abstract-vv", Warning;
    /// A date in prose whose noughts are wrong.
    DatePadding = "date-padding", Note;
    /// A count below ten in prose without its nought.
    CountPadding = "count-padding", Note;
    /// A number in prose with a point before its decimals, or commas between thousands.
    NumberForm = "number-form", Warning;
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
    /// Fewer signers than documents of the type have.
    SignersMissing = "signers-missing", Warning;
    /// An authority by which documents of the type are not signed.
    AuthorityOfType = "authority-of-type", Warning;
    /// A text that does not mention what documents of its type do.
    MentionMissing = "mention-missing", Warning;
    /// A document of the folder that is cited otherwise than it says of itself.
    CitedBeside = "cited-beside", Warning;
    /// Something left to be filled in, in an issued document.
    PlaceholderIssued = "placeholder-issued", Error;
    /// A body that no longer exists.
    DissolvedBody = "dissolved-body", Warning;
    /// A rule that was replaced.
    SupersededRule = "superseded-rule", Warning;
    /// A file whose letters and marks are separate characters.
    NotNfc = "not-nfc", Note;
    /// A comment that cuts a sentence.
    CommentInText = "comment-in-text", Note;
    /// Text in an old encoding of Vietnamese.
    LegacyEncoding = "legacy-encoding", Error;
    /// A word that may be in such an encoding.
    LegacyWord = "legacy-word", Warning;
    /// Lines that look like members of a list are joined to the text above them.
    ItemJoined = "item-joined", Warning;
    /// A document with both ways of placing tone marks.
    SpellingMixed = "spelling-mixed", Warning;
    /// The program's own words have their tone marks placed otherwise than the texts.
    SpellingDiffers = "spelling-differs", Warning;
    /// A syllable that Vietnamese does not have, or a set phrase one key away.
    Misspelt = "misspelt", Warning;
    /// A word that is typed twice.
    WordDoubled = "word-doubled", Warning;
    /// A space too few or too many around a mark.
    Spacing = "spacing", Note;
    /// A mark at the end of a member of a list or of a heading that is unlike the others, or a capital after it.
    Punctuation = "punctuation", Note;
    /// Two ways of writing a fixed name or word in one document.
    WritingMixed = "writing-mixed", Warning;
    /// A citation that lacks a part or has one that cannot be.
    CitationForm = "citation-form", Warning;
    /// One document that is cited in two ways.
    CitationDisagrees = "citation-disagrees", Warning;
    /// A deadline before the date of the document.
    DeadlinePast = "deadline-past", Warning;
    /// Numbers of one sentence that do not add up.
    SumDisagrees = "sum-disagrees", Warning;
    /// One figure with two values in one document.
    FigureDiffers = "figure-differs", Warning;
    /// An issued document without what it must have.
    IssuedIncomplete = "issued-incomplete", Error;
    /// No format profile has this name.
    UnknownProfile = "unknown-profile", Error, Fixed;
    /// A font family that is not there.
    UnknownFont = "unknown-font", Error, Fixed;
    /// A font file that cannot be used.
    FontUnusable = "font-unusable", Error, Fixed;
    /// A PDF standard that is not known or cannot be combined.
    PdfStandard = "pdf-standard", Error, Fixed;
    /// A template cannot be read or run.
    TemplateFailed = "template-failed", Error, Fixed;
    /// Templates of a project's own that do not end, or ask for too much memory.
    TemplateLimit = "template-limit", Error, Fixed;
    /// The typesetter refused the document.
    TypesetFailed = "typeset-failed", Error, Fixed, OfPages;
    /// No font has a character.
    MissingGlyph = "missing-glyph", Error, Fixed, OfPages;
    /// Text in a font that the settings do not name.
    ForeignFont = "foreign-font", Error, Fixed, OfPages;
    /// Text that would not be seen on paper.
    TextInvisible = "text-invisible", Error, Fixed, OfPages;
    /// Text that leaves its page.
    OutsidePage = "outside-page", Error, Fixed, OfPages;
    /// Text or a table that reaches over a margin.
    OutsideMargins = "outside-margins", Warning, OfPages;
    /// A justified line with wide gaps between its words.
    LooseLine = "loose-line", Warning, OfPages;
    /// A heading at the foot of its page.
    HeadingAtFoot = "heading-at-foot", Warning, OfPages;
    /// A signature without a line of the text on its page.
    SignatureAlone = "signature-alone", Warning, OfPages;
    /// A page that ends early before a page with the signature and a line or two.
    PageEndsEarly = "page-ends-early", Warning, OfPages;
    /// Pages without a field for a digital signature that the document asks for.
    SignatureFieldMissing = "signature-field-missing", Warning, OfPages;
    /// A last page of a line or two.
    ShortLastPage = "short-last-page", Warning, OfPages;
    /// Text that a box cuts off.
    TextClipped = "text-clipped", Error, Fixed, OfPages;
    /// A table in the text that is wider than the text.
    TableTooWide = "table-too-wide", Error, Fixed, OfPages;
    /// Text over other text.
    TextOverlap = "text-overlap", Error, Fixed, OfPages;
    /// Text that leaves its table cell.
    CellOverfull = "cell-overfull", Error, Fixed, OfPages;
    /// A code that can neither be accepted nor graded.
    FixedCode = "fixed-code", Error, Fixed;
    /// An acceptance without a matching finding.
    AcceptedNothing = "accepted-nothing", Warning, Fixed;
}
