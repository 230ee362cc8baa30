//! What a document says it is, in its title and once more in the text before its body: `công tác 6 tháng cuối năm 2026`, and
//! `ban hành Chương trình công tác 6 tháng cuối năm 2025 như sau`.

use super::prose::{Facts, Prose, ProseZone};
use crate::diag::{Code, Findings};
use crate::text::{Scan, TokenKind};

/// How many words a title has at least of which a repetition is looked for, and how many of them may be other figures.
const SHORTEST: usize = 5;

/// Within how many words the text leads on to the body: `như sau`.
const NEAR: usize = 6;

/// Compares the title with the texts before the body.
pub(super) fn check(facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    let header = &facts.document.header;
    let is_before = |one: &&Prose<'_>| one.context.zone == ProseZone::Preamble;
    let title: Vec<Scan<'_>> = header.about.iter().map(|text| Scan::new(text.written())).collect();
    let [title] = &title[..] else { return };
    for one in prose.iter().filter(is_before) {
        for (at, stated) in other_figures(title, &one.scan) {
            let range = one.scan.range(at, at);
            let written = &one.scan.text()[range.clone()];
            let finding =
                one.finding(Code::FigureDiffers, range).with("kind", "title").with("written", written);
            let finding = finding.with("counted", "").with("first", stated.as_str());
            findings.extend_one(header.about.first().map(|title| finding.related("first", title.place())));
        }
    }
}

/// The figures of a repetition of the title that are others, by their tokens, with those of the title.
fn other_figures(title: &Scan<'_>, scan: &Scan<'_>) -> Vec<(usize, String)> {
    let length = title.tokens().len();
    if length < SHORTEST || scan.tokens().len() < length {
        return Vec::new();
    }
    // Other places may name what was before: `tổng kết công tác năm 2025`.
    let leads_on =
        |end: usize| scan.has_any(&(end..(end + NEAR).min(scan.tokens().len())), &["như sau", "sau đây"]);
    let starts = (0..=scan.tokens().len() - length).filter(|start| leads_on(start + length));
    let repeated = starts.into_iter().find_map(|start| {
        let unlike: Vec<usize> = (0..length).filter(|at| title.word(*at) != scan.word(start + at)).collect();
        let are_figures = unlike.iter().all(|at| is_figure(title, *at) && is_figure(scan, start + at));
        let words = (0..length).filter(|at| !is_figure(title, *at)).count();
        (are_figures && words + 1 >= SHORTEST && !unlike.is_empty()).then_some((start, unlike))
    });
    let Some((start, unlike)) = repeated else { return Vec::new() };
    unlike.into_iter().map(|at| (start + at, title.written(at).to_owned())).collect()
}

/// Whether a token is a number, or the Roman numeral of a quarter.
fn is_figure(scan: &Scan<'_>, at: usize) -> bool {
    let is_quarter = at > 0 && matches!(scan.word(at - 1), "quý" | "quí");
    scan.kind(at) == Some(TokenKind::Number)
        || is_quarter && matches!(scan.word(at), "i" | "ii" | "iii" | "iv")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(title: &str, text: &str) -> Vec<String> {
        let (title, scan) = (Scan::new(title), Scan::new(text));
        other_figures(&title, &scan)
            .into_iter()
            .map(|(at, stated)| format!("{} {stated}", scan.word(at)))
            .collect()
    }

    #[test]
    fn a_title_that_is_repeated_with_other_figures_is_found() {
        let title = "kết quả công tác quý II, nhiệm vụ trọng tâm quý III năm 2026";
        let text =
            "Ban Thường vụ báo cáo kết quả công tác quý II, nhiệm vụ trọng tâm quý II năm 2026 như sau:";
        assert_eq!(found(title, text), ["ii III"]);
        let title = "công tác 6 tháng cuối năm 2026";
        assert_eq!(
            found(title, "ban hành Chương trình công tác 6 tháng cuối năm 2025 như sau:"),
            ["2025 2026"]
        );
        for text in [
            "ban hành Chương trình công tác 6 tháng cuối năm 2026 như sau:",
            "Kết quả công tác năm 2025, nhiệm vụ năm 2026",
            "Sơ kết công tác 6 tháng cuối năm 2025, Ban Thường vụ xây dựng chương trình như sau:",
        ] {
            assert_eq!(found(title, text), [] as [&str; 0], "{text}");
        }
    }
}
