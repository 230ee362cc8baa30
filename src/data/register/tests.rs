use super::*;

fn entry(number: u32, set: Option<u32>) -> Registered {
    Registered {
        issuer: "ĐẢNG ỦY XÃ A".to_owned(),
        symbol: "KH/ĐU".to_owned(),
        term: 2025,
        number,
        date: Some(jiff::civil::date(2026, 6, 12)),
        title: Some("Kế hoạch \"x\", {y}: #z".to_owned()),
        of: set.map(|set| ("a/b".to_owned(), "plan".to_owned(), set)),
        is_void: false,
    }
}

/// The register after entries are written one after the other.
fn written(folder: &Path, entries: &[Registered]) -> Register {
    for entry in entries {
        let register = Register::read(folder, &mut Findings::default()).unwrap();
        std::fs::write(register.path(), register.with(entry).unwrap()).unwrap();
    }
    let mut findings = Findings::default();
    let register = Register::read(folder, &mut findings).unwrap();
    assert_eq!(findings.iter().count(), 0, "{findings:?}");
    register
}

#[test]
fn what_is_written_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let entries = [entry(85, Some(2)), entry(7, None)];
    let register = written(folder.path(), &entries);
    let read: Vec<&Registered> = register.entries().iter().map(|(entry, _)| entry).collect();
    assert_eq!(read, entries.iter().collect::<Vec<_>>());
}

#[test]
fn a_number_is_given_once_to_a_kind_in_a_term() {
    let folder = tempfile::tempdir().unwrap();
    let register = written(folder.path(), &[entry(85, Some(2)), entry(7, None)]);
    assert!(register.holder(&entry(85, Some(3))).is_some());
    assert!(register.holder(&entry(85, Some(2))).is_none());
    assert!(
        register.holder(&Registered { issuer: "Đảng uỷ xã A".to_owned(), ..entry(7, Some(3)) }).is_some()
    );
    assert!(register.holder(&Registered { term: 2030, ..entry(85, None) }).is_none());
    assert!(register.holder(&Registered { symbol: "TB/ĐU".to_owned(), ..entry(85, Some(3)) }).is_none());
    assert_eq!(register.next(&entry(0, Some(3))), 86);
    assert_eq!(register.next(&entry(0, Some(2))), 8);
}

#[test]
fn the_number_of_a_set_that_is_lost_stays_given() {
    let folder = tempfile::tempdir().unwrap();
    let register = written(folder.path(), &[entry(85, Some(2))]).keeping_all();
    assert!(register.holder(&entry(85, Some(2))).is_some());
    assert_eq!(register.next(&entry(0, Some(2))), 86);
    std::fs::write(register.path(), register.with(&entry(86, Some(2))).unwrap()).unwrap();
    let register = Register::read(folder.path(), &mut Findings::default()).unwrap();
    let numbers: Vec<u32> = register.entries().iter().map(|(entry, _)| entry.number).collect();
    assert_eq!(numbers, [85, 86]);
}

#[test]
fn what_a_stopped_run_left_gives_way() {
    let folder = tempfile::tempdir().unwrap();
    let register = written(folder.path(), &[entry(85, Some(2)), entry(7, None), entry(86, Some(2))]);
    let numbers: Vec<u32> = register.entries().iter().map(|(entry, _)| entry.number).collect();
    assert_eq!(numbers, [86, 7]);
}

#[test]
fn a_number_that_is_noted_again_leaves_the_old_one_void() {
    let folder = tempfile::tempdir().unwrap();
    let register = written(folder.path(), &[entry(83, None), entry(85, Some(2)), entry(84, None)]);
    let text = register.with_other_number(&entry(850, Some(2)), 2).unwrap();
    std::fs::write(register.path(), text).unwrap();
    let register = Register::read(folder.path(), &mut Findings::default()).unwrap();
    let text = register.with_other_number(&entry(88, Some(2)), 2).unwrap();
    std::fs::write(register.path(), text).unwrap();
    let register = Register::read(folder.path(), &mut Findings::default()).unwrap();
    let read: Vec<(u32, bool)> =
        register.entries().iter().map(|(entry, _)| (entry.number, entry.is_void)).collect();
    assert_eq!(read, [(83, false), (85, true), (84, false), (850, true), (88, false)]);
    // A void number is free, and is not given unasked.
    assert!(register.holder(&entry(85, Some(3))).is_none());
    assert_eq!(register.next(&entry(0, Some(3))), 89);
    let register = register.keeping_all();
    assert_eq!(register.next(&Registered { is_void: false, ..entry(0, None) }), 89);
}

#[test]
fn comments_and_hand_written_entries_stay() {
    let folder = tempfile::tempdir().unwrap();
    let text = "format: 1   # sổ\n\ndocuments:   # của xã\n  # ghi tay\n  - issuer: ĐẢNG ỦY XÃ A\n    symbol: KH/ĐU\n    term: 2025\n    number: 3\n";
    std::fs::write(folder.path().join(REGISTER_FILE), text).unwrap();
    let register = written(folder.path(), &[entry(85, Some(2))]);
    assert!(register.text().unwrap().starts_with(text), "{:?}", register.text());
    assert_eq!(register.next(&entry(0, None)), 86);
}

#[test]
fn a_register_of_any_layout_keeps_its_entries() {
    const LINE: &str = "{issuer: A, symbol: KH/ĐU, term: 2025, number: 3}";
    const BLOCK: &str = "issuer: A\n    symbol: KH/ĐU\n    term: 2025\n    number: 3\n";
    for (text, count) in [
        ("format: 1\n".to_owned(), 0),
        ("format: 1\ndocuments: []\n".to_owned(), 0),
        ("format: 1\ndocuments: ~".to_owned(), 0),
        ("documents: # sổ\nformat: 1\n".to_owned(), 0),
        (format!("format: 1\ndocuments: [{LINE}, {LINE}]\n"), 2),
        (format!("format: 1\ndocuments: [\n  {LINE},\n  {LINE}, # hai\n]\n# hết\n"), 2),
        (format!("format: 1\r\ndocuments: {LINE} # một\r\n"), 1),
        ("documents:\n  issuer: A\n  symbol: KH/ĐU\n  term: 2025\n  number: 3\nformat: 1".to_owned(), 1),
        (format!("format: 1\ndocuments:\n  -\n    {BLOCK}  - # hai\n    {BLOCK}"), 2),
        (format!("---\nformat: 1\ndocuments:\n  -\t{LINE}\n...\n"), 1),
        (format!("format: 1\ndocuments:\n- {LINE}\n-   {LINE}  \n\n# hết\n"), 2),
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(REGISTER_FILE), &text).unwrap();
        let entries = [entry(85, Some(2)), entry(7, None), entry(86, Some(2))];
        let register = written(folder.path(), &entries);
        let numbers: Vec<u32> = register.entries().iter().map(|(entry, _)| entry.number).collect();
        assert_eq!(numbers, [&[3; 2][..count], &[86, 7]].concat(), "{text}");
        let after = register.text().unwrap();
        assert_eq!(after.matches('#').count(), text.matches('#').count() + 2, "{after}");
    }
}

#[test]
fn a_register_that_cannot_be_changed_is_refused() {
    for text in [
        "{format: 1, documents: [{issuer: A, symbol: KH/ĐU, term: 2025, number: 3}]}\n",
        "format: 1\ndocuments: &d\n  - &e {issuer: A, symbol: KH/ĐU, term: 2025, number: 3}\n  - *e\n",
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(REGISTER_FILE), text).unwrap();
        let register = Register::read(folder.path(), &mut Findings::default()).unwrap();
        let with = register.with(&entry(85, None));
        let is_appended = with.as_ref().is_ok_and(|after| after.starts_with(text));
        assert!(is_appended || with.is_err_and(|finding| finding.code() == Code::FileUnchangeable));
    }
}
