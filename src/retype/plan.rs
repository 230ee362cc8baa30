//! The YAML of a plan that was read: its head, its text, its end, and its quotas.

use super::annexes::RetypedAnnex;
use super::compose::{NodePlace, NodeWriter, ids};
use super::head::{RetypedHead, subject_text};
use super::levels::{NumberCounter, fits, needed};
use super::line::{LineEmphasis, RetypedLine};
use super::outline::RetypedNode;
use super::quotas::{QuotaReader, RetypedHolder, RetypedQuota};
use super::tail::RetypedTail;
use super::yaml::{YamlText, flow};
use crate::model::Level;
use crate::text::{ToneMark, fold, styles_in};

/// What is written where a file says nothing: a blank that has to be filled in.
const BLANK: &str = "…………";

/// All that a file says.
pub(super) struct RetypedPlan {
    /// The name of the Word file, as shown to people.
    pub(super) source: String,
    pub(super) head: RetypedHead,
    pub(super) decided_by: Vec<RetypedLine>,
    pub(super) salutation: Option<String>,
    pub(super) addressees: Vec<String>,
    pub(super) legal_bases: Vec<String>,
    pub(super) preamble: Vec<RetypedLine>,
    pub(super) body: Vec<RetypedNode>,
    pub(super) tail: RetypedTail,
    pub(super) annexes: Vec<RetypedAnnex>,
    pub(super) quotas: QuotaReader,
    /// The text in one piece, to look for names and spellings.
    pub(super) words: String,
}

impl RetypedPlan {
    /// The text of `plan.yaml`.
    pub(super) fn to_yaml(&self) -> String {
        let mut yaml = YamlText::default();
        yaml.line(0, "# yaml-language-server: $schema=../.schema/plan.json");
        yaml.remark(
            0,
            &format!(
                "Nhập từ tệp Word {}. Chỗ ghi XEM LẠI là chỗ chương trình đoán hoặc không tìm thấy.",
                self.source
            ),
        );
        yaml.line(0, "format: 1");
        yaml.line(0, "state: draft");
        let id = self.head.document_type.as_ref().map_or("cong-van", |one| one.id.as_str());
        if self.head.document_type.is_none() && !self.is_letter() {
            yaml.remark(0, "XEM LẠI: không tìm thấy tên loại văn bản (KẾ HOẠCH, CHƯƠNG TRÌNH …) ở đầu tệp.");
            yaml.line(0, "type: ke-hoach");
        } else {
            yaml.line(0, &format!("type: {id}"));
        }
        if self.head.is_state {
            yaml.line(0, "profile: nd30-2020");
        }
        if let Some(spelling) = self.spelling() {
            yaml.line(0, &format!("spelling: {spelling}"));
        }
        yaml.line(0, "");
        self.write_head(&mut yaml);
        self.write_openings(&mut yaml);
        self.write_body(&mut yaml);
        self.write_tail(&mut yaml);
        self.write_annexes(&mut yaml);
        yaml.finish()
    }

    fn is_letter(&self) -> bool {
        !self.head.subject.is_empty() || !self.addressees.is_empty()
    }

    /// The spelling of most words that have one of both.
    fn spelling(&self) -> Option<&'static str> {
        let count = |wanted| styles_in(&self.words).filter(|(_, style)| *style == wanted).count();
        let (first, last) = (count(ToneMark::First), count(ToneMark::Second));
        match first.cmp(&last) {
            std::cmp::Ordering::Greater => Some("ủy"),
            std::cmp::Ordering::Less => Some("uỷ"),
            std::cmp::Ordering::Equal => None,
        }
    }

    fn write_head(&self, yaml: &mut YamlText) {
        let head = &self.head;
        name(yaml, 0, "superior", &head.superior);
        yaml.line(0, "issuer:");
        if head.issuer.is_empty() {
            yaml.remark(2, "XEM LẠI: không tìm thấy cơ quan ban hành ở đầu tệp.");
            yaml.line(2, &format!("name: {BLANK}"));
        } else {
            name(yaml, 2, "name", &head.issuer);
        }
        let cited = self.cited();
        if cited.is_found {
            yaml.value(2, "cited:", &cited.name);
        } else {
            yaml.remark(2, "XEM LẠI: tên khi văn bản khác dẫn lại.");
            yaml.value(2, "cited:", &cited.name);
        }
        match &head.number {
            Some(number) if number.chars().all(|c| c.is_ascii_digit()) => {
                yaml.line(0, &format!("number: {number}"));
            }
            Some(number) => {
                yaml.remark(0, &format!("XEM LẠI: số trong tệp Word là {number}; number chỉ nhận chữ số."));
            }
            None => {}
        }
        if let Some(symbol) = &head.symbol {
            yaml.value(0, "symbol:", symbol);
        } else {
            yaml.remark(0, "XEM LẠI: không tìm thấy ký hiệu (Số …-KH/ĐU).");
            let own = head.document_type.as_ref().map_or("KH", |one| one.symbol());
            yaml.line(0, &format!("symbol: {own}{}", if head.is_state { "-UBND" } else { "/ĐU" }));
        }
        if head.place.is_none() {
            yaml.remark(0, "XEM LẠI: không tìm thấy địa danh, ngày tháng.");
        }
        yaml.value(0, "place:", head.place.as_deref().unwrap_or(BLANK));
        let date = head.date.written().or_else(|| self.quotas.year.map(|year| year.to_string()));
        if head.date.year.is_none() && head.place.is_some() {
            yaml.remark(0, "XEM LẠI: tệp Word không ghi năm.");
        }
        yaml.line(0, &format!("date: {}", date.unwrap_or_else(|| "2026".to_owned())));
        let subject: Vec<String> = self.subject();
        if subject.is_empty() {
            yaml.remark(0, "XEM LẠI: không tìm thấy trích yếu.");
            yaml.line(0, &format!("abstract: {BLANK}"));
        } else {
            yaml.values(0, "abstract", &subject);
        }
        if head.is_amended {
            yaml.line(0, "amended: true");
        }
        if let Some(urgency) = head.urgency {
            yaml.line(0, &format!("urgency: {urgency}"));
        }
        if let Some(draft) = head.draft.filter(|draft| *draft > 0) {
            yaml.line(0, &format!("draft: {draft}"));
        }
    }

    /// What the document is about: the first line begins with a small letter.
    fn subject(&self) -> Vec<String> {
        let own = self.head.document_type.as_ref().is_none();
        let mut lines: Vec<String> = Vec::new();
        for (at, line) in self.head.subject.iter().enumerate() {
            let text = if at == 0 {
                subject_text(line, self.head.is_state)
            } else {
                line.markup(&[LineEmphasis::Bold, LineEmphasis::Italic])
            };
            // The line of a letter is broken by the width of its column alone, and says `về việc` by itself.
            match lines.last_mut() {
                Some(last) if own => *last = format!("{last} {text}"),
                _ => lines.push(text),
            }
        }
        if own && let Some(first) = lines.first_mut() {
            for begin in ["về việc ", "Về việc "] {
                if let Some(rest) = first.strip_prefix(begin) {
                    *first = rest.to_owned();
                }
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    fn write_openings(&self, yaml: &mut YamlText) {
        let profile = if self.head.is_state { "nd30-2020" } else { "hd05-2026" };
        let usual = self.head.document_type.as_ref().and_then(|one| one.under(profile).salutation.clone());
        let usual = usual.unwrap_or_else(|| "Kính gửi".to_owned());
        match self.salutation.as_ref().filter(|own| fold(own) != fold(&usual)) {
            Some(own) if !self.addressees.is_empty() => {
                yaml.line(0, "addressees:");
                yaml.values(2, own, &self.addressees);
            }
            _ => yaml.values(0, "addressees", &self.addressees),
        }
        yaml.values(
            0,
            "decided_by",
            &self.decided_by.iter().map(|line| line.markup(&[LineEmphasis::Bold])).collect::<Vec<_>>(),
        );
        if !self.legal_bases.is_empty() {
            yaml.line(0, "");
            yaml.values(0, "legal_bases", &self.legal_bases);
        }
        if !self.preamble.is_empty() {
            yaml.line(0, "");
            let whole: Vec<String> = self.preamble.iter().map(|line| line.markup(&[])).collect();
            yaml.values(0, "preamble", &whole);
        }
    }

    fn write_body(&self, yaml: &mut YamlText) {
        let profile = if self.head.is_state { "nd30-2020" } else { "hd05-2026" };
        let usual: Vec<Level> = match &self.head.document_type {
            Some(one) => one.levels_under(profile).to_vec(),
            None if self.is_letter() => vec![Level::Number, Level::Subnumber, Level::Letter],
            None => vec![Level::Roman, Level::Number, Level::Subnumber, Level::Letter],
        };
        let wanted = needed(&self.body);
        let levels = if fits(&usual, &wanted) { usual } else { wanted };
        yaml.line(0, "");
        if !fits(&self.usual_levels(profile), &levels) || levels.len() > self.usual_levels(profile).len() {
            yaml.line(0, &format!("numbering: [{}]", ids(&levels)));
        }
        yaml.remark(0, "Số thứ tự do chương trình đánh; ở đây chỉ có lời.");
        yaml.line(0, "body:");
        if self.body.is_empty() {
            yaml.remark(2, "XEM LẠI: không tìm thấy nội dung.");
            yaml.line(2, &format!("- {BLANK}"));
        }
        let mut writer = NodeWriter { yaml, quotas: &self.quotas.quotas, counter: NumberCounter::default() };
        writer.nodes(&self.body, NodePlace { indent: 2, levels: &levels });
    }

    fn usual_levels(&self, profile: &str) -> Vec<Level> {
        match &self.head.document_type {
            Some(one) => one.levels_under(profile).to_vec(),
            None if self.is_letter() => vec![Level::Number, Level::Subnumber, Level::Letter],
            None => vec![Level::Roman, Level::Number, Level::Subnumber, Level::Letter],
        }
    }

    fn write_tail(&self, yaml: &mut YamlText) {
        yaml.line(0, "");
        if self.tail.recipients.is_empty() {
            yaml.remark(0, "XEM LẠI: không tìm thấy nơi nhận.");
            yaml.line(0, &format!("recipients: [{BLANK}]"));
        } else {
            yaml.remark(0, "Không gõ gạch đầu dòng và dấu cuối dòng: chương trình thêm theo thể thức.");
            yaml.line(0, "recipients:");
            self.tail.recipients.iter().for_each(|one| yaml.value(2, "-", one));
        }
        if let Some(drafter) = &self.tail.drafter {
            yaml.value(0, "drafter:", drafter);
        }
        yaml.line(0, "");
        match self.tail.signatures.as_slice() {
            [] => {
                yaml.remark(0, "XEM LẠI: không tìm thấy chữ ký.");
                yaml.line(0, "signature:");
                yaml.line(2, &format!("position: {BLANK}"));
                yaml.line(2, &format!("signer: {BLANK}"));
            }
            [one] => {
                yaml.line(0, "signature:");
                write_signature(yaml, one, 2, "");
            }
            several => {
                yaml.line(0, "signature:");
                for one in several {
                    write_signature(yaml, one, 4, "  - ");
                }
            }
        }
    }

    fn write_annexes(&self, yaml: &mut YamlText) {
        if self.annexes.is_empty() {
            return;
        }
        yaml.line(0, "");
        yaml.line(0, "bind_annexes: true      # tệp Word có phụ lục ở cuối; bỏ dòng này thì mỗi phụ lục là một tệp riêng");
        yaml.line(0, "annexes:");
        for annex in &self.annexes {
            annex.write(yaml, &self.quotas.quotas, self.annexes.len());
        }
    }

    /// The text of `quotas.yaml`; none of a file without quotas.
    pub(super) fn to_quotas_yaml(&self) -> Option<String> {
        let reader = &self.quotas;
        if reader.quotas.is_empty() {
            return None;
        }
        let mut yaml = YamlText::default();
        yaml.line(0, "# yaml-language-server: $schema=../.schema/quotas.json");
        yaml.remark(0, &format!("Nhập từ các bảng của tệp Word {}. Mỗi con số viết một lần ở đây; dòng cộng do chương trình tính.", self.source));
        yaml.line(0, "format: 1");
        yaml.line(0, "");
        let counted: Vec<_> =
            reader.quotas.iter().filter_map(|quota| Some((quota, quota.counted.as_ref()?))).collect();
        if !counted.is_empty() {
            yaml.remark(0, "XEM LẠI: chương trình không nhận ra việc được đếm; sửa tên việc, đơn vị tính.");
            yaml.line(0, "measures:");
            for (quota, thing) in counted {
                let mut keys = vec![format!("name: {}", flow(&thing.name))];
                keys.extend(thing.verb.as_ref().map(|verb| format!("verb: {}", flow(verb))));
                keys.extend(thing.noun.as_ref().map(|noun| format!("counted: {}", flow(noun))));
                yaml.line(2, &format!("{}: {{{}}}", quota.measure, keys.join(", ")));
            }
            yaml.line(0, "");
        }
        write_holders(&mut yaml, "units", &reader.units);
        write_holders(&mut yaml, "organisations", &reader.organisations);
        yaml.line(0, "quotas:");
        reader.quotas.iter().for_each(|quota| write_quota(&mut yaml, quota));
        Some(yaml.finish())
    }

    /// The name by which other documents cite the issuer.
    fn cited(&self) -> IssuerCited {
        let printed = self.head.issuer.join(" ");
        if printed.is_empty() {
            return IssuerCited { name: BLANK.to_owned(), is_found: false };
        }
        let authority: String = self.tail.signatures.iter().flat_map(|one| &one.authority).cloned().collect();
        let authority = fold(&authority);
        let body = if authority.contains("ban thuong vu") {
            "Ban Thường vụ "
        } else if authority.contains("ban chap hanh") {
            "Ban Chấp hành "
        } else {
            ""
        };
        let found = find_folded(&self.words, &printed);
        let is_found = found.is_some();
        let name = found.unwrap_or_else(|| proper_name(&printed));
        // `Ban Chấp hành Đảng bộ xã`: of another body than the one of the head.
        IssuerCited { name: format!("{body}{name}"), is_found }
    }
}

struct IssuerCited {
    name: String,
    is_found: bool,
}

/// A name of lines: of several one each.
fn name(yaml: &mut YamlText, indent: usize, key: &str, lines: &[String]) {
    match lines {
        [] => {}
        [one] => yaml.value(indent, &format!("{key}:"), one),
        several => {
            yaml.line(indent, &format!("{key}: |-"));
            for line in several {
                yaml.line(indent + 2, line);
            }
        }
    }
}

fn write_signature(
    yaml: &mut YamlText,
    signature: &super::tail::RetypedSignature,
    indent: usize,
    start: &str,
) {
    let mut own = YamlText::default();
    own.values(indent, "authority", &signature.authority);
    if signature.position.is_empty() {
        own.remark(indent, "XEM LẠI: không tìm thấy chức vụ.");
        own.line(indent, &format!("position: {BLANK}"));
    } else {
        own.values(indent, "position", &signature.position);
    }
    own.values(indent, "note", &signature.note);
    if signature.signer.is_none() {
        own.remark(indent, "XEM LẠI: không tìm thấy họ tên người ký.");
    }
    own.value(indent, "signer:", signature.signer.as_deref().unwrap_or(BLANK));
    let text = own.finish();
    let text = if start.is_empty() { text } else { format!("{start}{}", text.trim_start()) };
    text.lines().for_each(|line| yaml.line(0, line));
}

fn write_holders(yaml: &mut YamlText, key: &str, holders: &[RetypedHolder]) {
    if holders.is_empty() {
        return;
    }
    let is_unit = key == "units";
    if is_unit {
        yaml.remark(0, "kind (loại) do chương trình đoán theo tên: village thôn, school trường học, agency cơ quan, police công an, military quân sự, company doanh nghiệp.");
    }
    yaml.line(0, &format!("{key}:"));
    for holder in holders {
        let mut keys = vec![format!("id: {}", holder.id), format!("name: {}", flow(&holder.name))];
        if is_unit {
            keys.push(format!("kind: {}", holder.kind.unwrap_or("village")));
        }
        keys.extend(holder.note.as_ref().map(|note| format!("note: {}", flow(note))));
        let doubt = if is_unit && holder.kind.is_none() { "   # XEM LẠI loại" } else { "" };
        yaml.line(2, &format!("- {{{}}}{doubt}", keys.join(", ")));
    }
    yaml.line(0, "");
}

fn write_quota(yaml: &mut YamlText, quota: &RetypedQuota) {
    yaml.line(2, &format!("- id: {}", quota.id));
    yaml.line(4, &format!("measure: {}", quota.measure));
    yaml.line(4, &format!("period: {}", quota.period));
    if !quota.periods.is_empty() {
        let periods: Vec<String> = quota
            .periods
            .iter()
            .enumerate()
            .map(|(at, period)| format!("{period}: {}", quota.period_total(at)))
            .collect();
        yaml.line(4, &format!("periods: {{{}}}", periods.join(", ")));
    }
    yaml.line(4, if quota.is_of_organisations { "organisations:" } else { "units:" });
    for part in &quota.parts {
        if quota.periods.is_empty() {
            yaml.line(6, &format!("{}: {}", part.holder, part.figures.first().copied().unwrap_or_default()));
            continue;
        }
        let figures: Vec<String> = quota
            .periods
            .iter()
            .zip(&part.figures)
            .filter(|(_, figure)| **figure > 0)
            .map(|(period, figure)| format!("{period}: {figure}"))
            .collect();
        let figures = if figures.is_empty() { "0".to_owned() } else { format!("{{{}}}", figures.join(", ")) };
        yaml.line(6, &format!("{}: {figures}", part.holder));
    }
}

/// The part of a text that is a name in other letters: `Đảng ủy xã Bình An` of `ĐẢNG ỦY XÃ BÌNH AN`.
fn find_folded(text: &str, name: &str) -> Option<String> {
    let wanted = name.to_lowercase();
    let lower = text.to_lowercase();
    // Small letters of Vietnamese are as long as capitals; where they are not, the text is not looked at.
    if lower.len() != text.len() {
        return None;
    }
    lower
        .match_indices(&wanted)
        .map(|(at, _)| &text[at..at + wanted.len()])
        .find(|found| *found != name && !found.chars().all(|c| !c.is_lowercase()))
        .map(str::to_owned)
}

/// Words that are small within the name of a body, folded.
const SMALL: [&str; 19] = [
    "ban", "hanh", "vu", "uy", "bo", "xa", "phuong", "thi", "tran", "huyen", "tinh", "thanh", "pho", "quan",
    "va", "cua", "nhan", "dan", "dong",
];

/// A name in capitals as it reads in a sentence.
fn proper_name(name: &str) -> String {
    let mut words = Vec::new();
    let mut is_place = false;
    for (at, word) in name.to_lowercase().split_whitespace().enumerate() {
        let folded = fold(word);
        let is_small = at > 0 && !is_place && SMALL.contains(&folded.as_str());
        words.push(if is_small { word.to_owned() } else { crate::text::upper_first(word) });
        // What follows is the name of a place.
        is_place |= matches!(folded.as_str(), "xa" | "phuong" | "huyen" | "tinh");
    }
    words.join(" ")
}
