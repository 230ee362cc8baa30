//! `kehoach explain to-trinh`: what a type of document has, under each profile.

use std::path::Path;

use super::console::Console;
use crate::data::{DocumentTypes, project_settings};
use crate::diag::{Arguments, Findings};
use crate::model::{DecidingBody, DocumentType, Level, SigningAuthority, SubjectPlace, TypePart, TypeRules};
use crate::report::{TypeFact, document_type_json};

/// The data folder, whose settings may name a folder of templates with types of its own.
const DATA: &str = "data";

/// The types of the project here, or the built-in ones where there is none.
pub(super) fn types() -> DocumentTypes {
    let settings = project_settings(Path::new(DATA), &mut Findings::default()).unwrap_or_default();
    DocumentTypes::new(settings.templates.as_ref().map(|folder| folder.value.as_path()))
}

/// Prints what a type has.
pub(super) fn explain(document_type: &DocumentType, console: &Console) {
    let facts = facts(document_type, "", console);
    let others = |profile: &String| {
        let own = self::facts(document_type, profile, console);
        let differing = own.into_iter().filter(|fact| !facts.contains(fact));
        (profile.clone(), differing.collect::<Vec<TypeFact>>())
    };
    let profiles: Vec<(String, Vec<TypeFact>)> = document_type.by_profile.keys().map(others).collect();
    if console.is_json() {
        console.line(&document_type_json(document_type, &facts, &profiles));
        return;
    }
    console.line(&format!("{} ({})", document_type.name(), document_type.id));
    print(&facts, console);
    for (profile, facts) in &profiles {
        console.line(&format!("\n{profile}:"));
        print(facts, console);
    }
    let word = |id: &str| console.message(id, &Arguments::new());
    console.line(&format!("\n{} {}", word("explain-source"), document_type.source));
    console.line(&format!("{} kehoach new --type {} {DATA}/…", word("type-begin"), document_type.id));
}

fn print(facts: &[TypeFact], console: &Console) {
    for fact in facts {
        let label = console.message(&format!("type-{}", fact.id), &Arguments::new());
        console.line(&format!("  {label} {}", fact.value));
    }
}

/// What a type has under a profile; nothing of what it does not have.
fn facts(document_type: &DocumentType, profile: &str, console: &Console) -> Vec<TypeFact> {
    let rules = document_type.under(profile);
    let levels: Vec<&str> =
        document_type.levels_under(profile).iter().map(|level: &Level| level.id()).collect();
    let mentions: Vec<&str> = rules.mentions.iter().map(|mention| mention.name.as_str()).collect();
    let keys = |parts: &[TypePart]| parts.iter().map(|part| part.key()).collect::<Vec<_>>().join(", ");
    let authorities: Vec<&str> = rules.authorities.iter().map(|one: &SigningAuthority| one.id()).collect();
    let facts = [
        ("symbols", rules.symbols.join(", ")),
        ("subject", subject(rules, console)),
        ("numbering", levels.join(", ")),
        ("salutation", rules.salutation.clone().unwrap_or_default()),
        ("decision", decision(rules, console)),
        ("needs", keys(&rules.needs)),
        ("may-lack", keys(&rules.may_lack)),
        ("signers", rules.signers.map(|count| count.to_string()).unwrap_or_default()),
        ("authorities", authorities.join(", ")),
        ("mentions", mentions.join("; ")),
        ("checked-against", checked_against(rules, console)),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    facts.map(|(id, value)| TypeFact { id, value }).collect()
}

/// The types that it is compared with.
fn checked_against(rules: &TypeRules, console: &Console) -> String {
    let all = || console.message("type-against-all", &Arguments::new());
    rules.checked_against.as_ref().map_or_else(all, |types| types.join(", "))
}

/// Where the subject is, with the words before it.
fn subject(rules: &TypeRules, console: &Console) -> String {
    let id = match rules.subject {
        SubjectPlace::UnderType => "type-under-type",
        SubjectPlace::UnderNumber => "type-under-number",
    };
    let place = console.message(id, &Arguments::new());
    rules.subject_start.as_ref().map_or(place.clone(), |start| format!("{place}: {start} …"))
}

/// The line of decision, with the place of the body that decides.
fn decision(rules: &TypeRules, console: &Console) -> String {
    let Some(line) = &rules.decision else { return String::new() };
    let id = match rules.decides {
        DecidingBody::AboveBases => "type-above-bases",
        DecidingBody::AboveDecision => "type-above-decision",
    };
    format!("{line} ({})", console.message(id, &Arguments::new()))
}
