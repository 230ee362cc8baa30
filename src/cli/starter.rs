//! The starter of a document of any type, for `kehoach new --type`.

use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, context};

use crate::data::{DocumentTypes, has_plan_file};
use crate::edits::NewFile;
use crate::model::{DecidingBody, DocumentId, DocumentType, Level, SubjectPlace, TypePart, TypeRules};
use crate::text::{IssuerKind, lower_first};

/// How much a starter has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum StarterExtent {
    /// What every document of the type has.
    Usual,
    /// A cited document, a table and an annex too.
    Full,
}

/// Whether a starter takes over issuer and signer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StarterPlace {
    BesidePlan,
    Alone,
}

const STARTER: &str = include_str!("starter/document.yaml.j2");

/// The type of papers that ask the body above for a decision.
const SUBMITTED: &str = "to-trinh";

/// The profile of state bodies.
const STATE_PROFILE: &str = "nd30-2020";

/// A document of a type that builds as it is; none of a type that the project does not have. Beside a plan it takes over
/// issuer and signer from there.
pub(super) fn document_starter(
    name: &str,
    folder: &Path,
    profile: Option<&str>,
    templates: Option<&Path>,
    extent: StarterExtent,
) -> Option<NewFile> {
    let document_type = DocumentTypes::new(templates).get(name)?;
    let place = if has_plan_file(folder) { StarterPlace::BesidePlan } else { StarterPlace::Alone };
    let text = starter_text(&document_type, profile.unwrap_or_default(), place, extent);
    Some(NewFile { below: free_name(&document_type.id, folder)?, text })
}

/// A name for the file that no other file of the folder has.
fn free_name(id: &str, folder: &Path) -> Option<String> {
    let names = std::iter::once(id.to_owned()).chain((2..1000).map(|number| format!("{id}-{number}")));
    let files = names.filter(|name| DocumentId::separate(name).is_some()).map(|name| format!("{name}.yaml"));
    files.into_iter().find(|file| folder.join(file).symlink_metadata().is_err())
}

fn starter_text(
    document_type: &DocumentType,
    profile: &str,
    place: StarterPlace,
    extent: StarterExtent,
) -> String {
    let rules = document_type.under(profile);
    let issuer = if profile == STATE_PROFILE { IssuerKind::State } else { IssuerKind::Party };
    let is_state = issuer == IssuerKind::State;
    let pick = |party: &'static str, state: &'static str| if is_state { state } else { party };
    let mut environment = Environment::new();
    let syntax =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(syntax.expect("the default delimiters differ from each other"));
    let has_level = |level: Level| document_type.levels_under(profile).contains(&level);
    let values = context! {
            id => document_type.id.as_str(),
            name => rules.name.as_str(),
            alone => place == StarterPlace::Alone,
            // A copy has what it copies.
            full => extent == StarterExtent::Full && !rules.needs.contains(&TypePart::Copies),
            report => document_type.is_report,
            several => rules.signers.is_some_and(|signers| signers > 1),
            copies => rules.needs.contains(&TypePart::Copies),
            copied_symbol => pick("KH/ĐU", "KH-UBND"),
            citation => pick(
                "{type: Quy định, number: 294, symbol: QĐ/TW, date: 2025-05-26, issuer: Ban Chấp hành Trung ương}",
                "{type: Nghị định, number: 30/2020, symbol: NĐ-CP, date: 2020-03-05, issuer: Chính phủ}",
            ),
            superior => pick("ĐẢNG BỘ TỈNH BÌNH HÀ", "null"),
            issuer => pick("ĐẢNG UỶ XÃ BÌNH AN", "UỶ BAN NHÂN DÂN XÃ BÌNH AN"),
            cited => pick("Ban Thường vụ Đảng uỷ xã Bình An", "Uỷ ban nhân dân xã Bình An"),
            symbol => symbol(rules, issuer),
            under_number => rules.subject == SubjectPlace::UnderNumber,
            subject_start => rules.subject_start.as_deref(),
            abstract => format!("nội dung của {}", lower_first(&rules.name)),
            salutation => salutation(rules),
            // A paper that asks for a decision goes up.
            submits => document_type.id == SUBMITTED,
            submitted_to => pick("Ban Thường vụ Tỉnh uỷ Bình Hà", "Uỷ ban nhân dân tỉnh Bình Hà"),
            decision => rules.decision.as_deref(),
            above_bases => rules.decides == DecidingBody::AboveBases,
            decided_by => pick("BAN THƯỜNG VỤ ĐẢNG UỶ", "CHỦ TỊCH UỶ BAN NHÂN DÂN XÃ BÌNH AN"),
    articles => has_level(Level::Article) && !has_level(Level::Chapter),
            chapters => has_level(Level::Chapter),
            short => rules.may_lack.contains(&TypePart::Abstract),
            archive => pick("Lưu Văn phòng Đảng uỷ", "\"Lưu: VT, VP\""),
            authority => pick("T/M BAN THƯỜNG VỤ", "TM. UỶ BAN NHÂN DÂN"),
            position => pick("BÍ THƯ", "CHỦ TỊCH"),
        };
    environment
        .render_str(STARTER, values)
        .expect("the starter is rendered for every built-in type by a test")
}

/// The words before addressees; nothing where the type has none.
fn salutation(rules: &TypeRules) -> Option<String> {
    let is_addressed = rules.needs.contains(&TypePart::Addressees);
    is_addressed.then(|| rules.salutation.clone().unwrap_or_else(|| "Kính gửi".to_owned()))
}

fn symbol(rules: &TypeRules, issuer: IssuerKind) -> String {
    let body = match issuer {
        IssuerKind::Party => "ĐU",
        IssuerKind::State => "UBND",
    };
    match (rules.symbols.first(), issuer) {
        (Some(own), IssuerKind::Party) => format!("{own}/{body}"),
        (Some(own), IssuerKind::State) => format!("{own}-{body}"),
        (None, _) => format!("{body}-VP"),
    }
}
