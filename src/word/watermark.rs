//! The light DỰ THẢO behind the pages of a draft.

use super::xml::XmlElement;

/// The run of the mark: letters as a shape, as Word's own watermarks are made.
pub(super) fn watermark() -> XmlElement {
    let style = "position:absolute;margin-left:0;margin-top:0;width:420pt;height:105pt;rotation:308;z-index:-251658752;\
                 mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
                 mso-position-vertical:center;mso-position-vertical-relative:margin";
    let letters = XmlElement::new("v:textpath")
        .with("style", "font-family:\"Times New Roman\";font-size:1pt;font-weight:bold")
        .with("string", "DỰ THẢO");
    let formulas = XmlElement::new("v:path").with("textpathok", "t").with("o:connecttype", "rect");
    let kind = XmlElement::new("v:shapetype")
        .with("id", "_x0000_t136")
        .with("coordsize", "21600,21600")
        .with("o:spt", "136")
        .with("path", "m0,0l21600,0em0,21600l21600,21600e")
        .child(formulas)
        .child(XmlElement::new("v:textpath").with("on", "t").with("fitshape", "t"));
    let shape = XmlElement::new("v:shape")
        .with("id", "DuThao")
        .with("type", "#_x0000_t136")
        .with("style", style)
        .with("fillcolor", "#e6e6e6")
        .with("stroked", "f")
        .child(letters);
    XmlElement::new("w:r").child(XmlElement::new("w:pict").child(kind).child(shape))
}
