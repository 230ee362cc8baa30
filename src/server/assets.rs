//! The files of the page: scripts and styles of our own, in the program.

// `FILES`: each file of the folder `assets` by its name, made by `build.rs`.
include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The frame of the page, which is filled in before it is sent.
pub(super) const FRAME: &str = "index.html";

/// A file of the page.
pub(super) struct Asset {
    pub(super) kind: &'static str,
    pub(super) bytes: &'static [u8],
}

/// The file of a name.
pub(super) fn asset(name: &str) -> Option<Asset> {
    let (name, bytes) = FILES.iter().find(|(known, _)| *known == name)?;
    let kind = match name.rsplit_once('.')?.1 {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    Some(Asset { kind, bytes })
}

/// The frame of the page.
pub(super) fn frame() -> &'static str {
    let frame = FILES.iter().find(|(name, _)| *name == FRAME);
    frame.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_is_there_and_no_file_of_its_own() {
        assert!(frame().contains("{words}") && frame().contains("{lang}"));
        assert!(asset(FRAME).is_none() && asset("gone.js").is_none());
        assert!(FILES.iter().filter(|(name, _)| *name != FRAME).all(|(name, _)| asset(name).is_some()));
    }
}
