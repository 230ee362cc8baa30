//! The theme and the table of fonts that Word wants in each file: black on white, one typeface.

use super::styles::{TYPEFACE, WORD};
use super::xml::XmlElement;

/// The type of content of a theme.
pub(super) const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// The part `fontTable.xml`.
pub(super) fn fonts() -> XmlElement {
    let font = XmlElement::new("w:font")
        .with("w:name", TYPEFACE)
        .child(XmlElement::from_value("w:panose1", "02020603050405020304"))
        .child(XmlElement::from_value("w:charset", "00"))
        .child(XmlElement::from_value("w:family", "roman"))
        .child(XmlElement::from_value("w:pitch", "variable"));
    XmlElement::new("w:fonts").with("xmlns:w", WORD).child(font)
}

/// The colours of a theme, in the order of its schema: of text and grounds, then greys for charts that people add.
const COLOURS: [(&str, &str); 12] = [
    ("a:dk1", "000000"),
    ("a:lt1", "FFFFFF"),
    ("a:dk2", "404040"),
    ("a:lt2", "E6E6E6"),
    ("a:accent1", "000000"),
    ("a:accent2", "404040"),
    ("a:accent3", "595959"),
    ("a:accent4", "7F7F7F"),
    ("a:accent5", "A6A6A6"),
    ("a:accent6", "BFBFBF"),
    ("a:hlink", "000000"),
    ("a:folHlink", "000000"),
];

/// The part `theme/theme1.xml`.
pub(super) fn theme() -> XmlElement {
    let colours = COLOURS
        .map(|(name, value)| XmlElement::new(name).child(XmlElement::new("a:srgbClr").with("val", value)));
    let typeface = |name| {
        XmlElement::new(name)
            .child(XmlElement::new("a:latin").with("typeface", TYPEFACE))
            .child(XmlElement::new("a:ea").with("typeface", ""))
            .child(XmlElement::new("a:cs").with("typeface", ""))
    };
    let fonts = [typeface("a:majorFont"), typeface("a:minorFont")];
    let elements = XmlElement::new("a:themeElements")
        .child(XmlElement::new("a:clrScheme").with("name", "kehoach").children(colours))
        .child(XmlElement::new("a:fontScheme").with("name", "kehoach").children(fonts))
        .child(formats());
    XmlElement::new("a:theme")
        .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .with("name", "kehoach")
        .child(elements)
}

/// Plain fills and lines, three of each as the schema wants.
fn formats() -> XmlElement {
    let fill = || XmlElement::new("a:solidFill").child(XmlElement::new("a:schemeClr").with("val", "phClr"));
    let line = || XmlElement::new("a:ln").with("w", 6350).child(fill());
    let effect = || XmlElement::new("a:effectStyle").child(XmlElement::new("a:effectLst"));
    XmlElement::new("a:fmtScheme")
        .with("name", "kehoach")
        .child(XmlElement::new("a:fillStyleLst").children([fill(), fill(), fill()]))
        .child(XmlElement::new("a:lnStyleLst").children([line(), line(), line()]))
        .child(XmlElement::new("a:effectStyleLst").children([effect(), effect(), effect()]))
        .child(XmlElement::new("a:bgFillStyleLst").children([fill(), fill(), fill()]))
}
