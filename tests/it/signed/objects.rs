//! The fields of the form in a PDF, as another program reads them, and where its structure has them.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, Number, ObjRef, Object, Stream, String as PdfString,
};

/// A field for a signature, as a PDF has it.
#[derive(Debug)]
pub(super) struct Field {
    /// Its name, by which tools ask for it.
    pub(super) name: String,
    /// Its words for readers.
    pub(super) words: String,
    /// Left, bottom, right and top on its page.
    pub(super) area: Vec<f64>,
    /// The flags of its widget.
    pub(super) flags: f64,
    /// The bytes that draw it, and the area that they draw on.
    pub(super) appearance: (Vec<u8>, Vec<f64>),
    /// The order of tabs on its page.
    pub(super) tabs: String,
    /// The role of the element of the structure that has its widget, and the roles below that element's parent.
    pub(super) roles: (String, Vec<String>),
}

/// The form of a PDF: its flags, its keys, and its fields.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) flags: f64,
    pub(super) keys: Vec<String>,
    pub(super) fields: Vec<Field>,
}

/// The form of a PDF, if it has one.
pub(super) fn form(bytes: &[u8]) -> Option<Form> {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
    let form = catalog.get::<Dict<'_>>("AcroForm")?;
    let fields = form.get::<Array<'_>>("Fields").unwrap();
    let tree: Dict<'_> = catalog.get("StructTreeRoot").unwrap();
    Some(Form {
        flags: number(&form, "SigFlags"),
        keys: form.keys().map(|key| key.as_str().to_owned()).collect(),
        fields: fields
            .raw_iter()
            .zip(fields.iter::<Dict<'_>>())
            .map(|(own, widget)| field(&pdf, own.as_obj_ref(), &widget, &tree))
            .collect(),
    })
}

fn field(pdf: &Pdf, own: Option<ObjRef>, widget: &Dict<'_>, tree: &Dict<'_>) -> Field {
    assert!(own.is_some(), "the form names its widget");
    assert_eq!((name(widget, "Type"), name(widget, "Subtype")), ("Annot".to_owned(), "Widget".to_owned()));
    assert_eq!(name(widget, "FT"), "Sig");
    for key in ["V", "A", "AA", "Border", "Contents"] {
        assert!(!widget.contains_key(key), "{key}");
    }
    let page: Dict<'_> = widget.get("P").unwrap();
    let listed = page.get::<Array<'_>>("Annots").unwrap();
    assert!(listed.raw_iter().any(|one| one.as_obj_ref() == own), "its page lists it");
    let appearance = widget.get::<Dict<'_>>("AP").unwrap();
    assert_eq!(appearance.len(), 1, "a normal appearance alone");
    let drawn = appearance.get::<Stream<'_>>("N").unwrap();
    Field {
        name: text(widget, "T"),
        words: text(widget, "TU"),
        area: numbers(widget, "Rect"),
        flags: number(widget, "F"),
        appearance: (drawn.decoded().unwrap().into_owned(), numbers(drawn.dict(), "BBox")),
        tabs: name(&page, "Tabs"),
        roles: roles(pdf, own, widget, tree),
    }
}

/// The element that the tree names for a widget, which has to have that widget among its kids.
fn roles(pdf: &Pdf, own: Option<ObjRef>, widget: &Dict<'_>, tree: &Dict<'_>) -> (String, Vec<String>) {
    let key = number(widget, "StructParent");
    let tree = tree.get::<Dict<'_>>("ParentTree").unwrap().get::<Array<'_>>("Nums").unwrap();
    let members: Vec<Object<'_>> = tree.iter().collect();
    let element = members.chunks(2).find_map(|pair| match pair {
        [Object::Number(at), Object::Dict(element)] if (at.as_f64() - key).abs() < 0.5 => {
            Some(element.clone())
        }
        _ => None,
    });
    let element = element.expect("an element for the widget");
    let kids = element.get::<Array<'_>>("K").unwrap();
    let is_its = |kid: &Dict<'_>| name(kid, "Type") == "OBJR" && kid.get_ref("Obj") == own;
    assert!(kids.iter::<Dict<'_>>().any(|kid| is_its(&kid)), "the element has the widget");
    let above = dict(pdf, element.get_ref("P")).unwrap();
    let beside = above.get::<Array<'_>>("K").unwrap();
    let beside = beside.raw_iter().filter_map(|kid| dict(pdf, kid.as_obj_ref()));
    (name(&element, "S"), beside.map(|one| name(&one, "S")).collect())
}

/// An object by its reference. The library does not follow one that leads back to where it came from.
fn dict(pdf: &Pdf, reference: Option<ObjRef>) -> Option<Dict<'_>> {
    pdf.xref().get(reference?.into())
}

fn name(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned()).unwrap_or_default()
}

fn number(dict: &Dict<'_>, key: &str) -> f64 {
    dict.get::<Number>(key).unwrap_or_else(|| panic!("no {key}")).as_f64()
}

fn numbers(dict: &Dict<'_>, key: &str) -> Vec<f64> {
    dict.get::<Array<'_>>(key).unwrap().iter::<Number>().map(|number| number.as_f64()).collect()
}

fn text(dict: &Dict<'_>, key: &str) -> String {
    let bytes = dict.get::<PdfString<'_>>(key).unwrap().as_bytes().to_vec();
    match bytes.as_slice() {
        [0xfe, 0xff, utf16 @ ..] => {
            let units: Vec<u16> =
                utf16.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        ascii => String::from_utf8(ascii.to_vec()).unwrap(),
    }
}
