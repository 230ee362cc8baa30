//! The table of `data/README.md` of what must agree: each code that compares two places of the data has its row.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use kehoach::diag::{Code, Severity};

/// The codes of `src/check` about one place alone: how a text is written, a key that is missing, a bound, what is in force.
const OF_ONE_PLACE: &[Code] = &[
    Code::LimitExceeded,
    Code::ReplacesUnsaid,
    Code::CitesDraft,
    Code::AllotsDraft,
    Code::NumberAwaited,
    Code::SignersMissing,
    Code::AuthorityOfType,
    Code::MentionMissing,
    Code::AwaitedNeeded,
    Code::MissingKey,
    Code::InvalidValue,
    Code::PartMissing,
    Code::RecipientFirst,
    Code::NoSuchDay,
    Code::UnknownId,
    Code::YearsAdded,
    Code::NotAdditive,
    Code::NoPeriods,
    Code::NoHolders,
    Code::AbstractCapital,
    Code::AnnexNotMentioned,
    Code::TypedMark,
    Code::SymbolMismatch,
    Code::AuthorityMismatch,
    Code::SignerTitle,
    Code::EndMarkTyped,
    Code::RecipientMark,
    Code::RecipientArchive,
    Code::AbstractEnd,
    Code::AbstractVv,
    Code::DatePadding,
    Code::CountPadding,
    Code::NumberForm,
    Code::CitationComma,
    Code::CitationForm,
    Code::DoubleSpace,
    Code::SpaceBeforeMark,
    Code::SingleBrace,
    Code::DissolvedBody,
    Code::SupersededRule,
    Code::NotNfc,
    Code::CommentInText,
    Code::SpellingMixed,
    Code::SpellingDiffers,
    Code::Misspelt,
    Code::WordDoubled,
    Code::Spacing,
    Code::Punctuation,
    Code::WritingMixed,
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rows of the table: a code, and the word for its severity.
fn rows() -> Vec<(Code, String)> {
    let page = fs::read_to_string(root().join("data/README.md")).unwrap();
    let (_, table) = page.split_once("\n## Số nào phải khớp với số nào\n").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    let rows = table.lines().filter(|line| line.contains("` | "));
    let rows = rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [_, _, code, severity] = cells[..] else { panic!("{row}") };
        let code = Code::from_id(code.trim_matches('`')).unwrap_or_else(|| panic!("{row}"));
        (code, severity.to_owned())
    });
    rows.collect()
}

/// The codes that the files of `src/check` name outside their tests.
fn codes_of_checks() -> BTreeSet<Code> {
    let files = fs::read_dir(root().join("src/check")).unwrap().map(|file| file.unwrap().path());
    let mut found = BTreeSet::new();
    let files = files.filter(|file| file.extension().is_some_and(|ending| ending == "rs"));
    for text in files.map(|file| fs::read_to_string(file).unwrap()) {
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let names = code.split("Code::").skip(1);
        let names = names.filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
        let names: BTreeSet<&str> = names.collect();
        found.extend(Code::ALL.iter().filter(|code| names.contains(format!("{code:?}").as_str())));
    }
    assert!(found.len() > 60, "{}", found.len());
    found
}

#[test]
fn each_row_names_a_code_with_its_severity() {
    let rows = rows();
    assert!(rows.len() > 25, "{}", rows.len());
    for (code, severity) in rows {
        let word = match code.severity() {
            Severity::Error => "lỗi",
            Severity::Warning => "cảnh báo",
            Severity::Note => "lưu ý",
        };
        assert_eq!(severity, word, "{}", code.id());
    }
}

#[test]
fn each_code_of_a_check_that_compares_has_a_row() {
    let of_rows: BTreeSet<Code> = rows().into_iter().map(|(code, _)| code).collect();
    let of_one_place: BTreeSet<Code> = OF_ONE_PLACE.iter().copied().collect();
    let of_checks = codes_of_checks();
    let ids = |codes: Vec<&Code>| codes.into_iter().map(|code| code.id()).collect::<Vec<_>>();
    let missing = ids(of_checks
        .iter()
        .filter(|code| !of_rows.contains(code) && !of_one_place.contains(code))
        .collect());
    assert!(
        missing.is_empty(),
        "add a row to the table “Số nào phải khớp với số nào” of data/README.md, or, where nothing is compared, a line to \
         `OF_ONE_PLACE`: {missing:?}"
    );
    let wrong =
        ids(of_one_place.iter().filter(|code| of_rows.contains(code) || !of_checks.contains(code)).collect());
    assert!(wrong.is_empty(), "in `OF_ONE_PLACE`, and in the table or of no check: {wrong:?}");
}
