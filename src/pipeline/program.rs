//! The name of the program, which decides with the data what an output is made from.

/// The program: its version, and the digest of the files that decide the bytes of its outputs (`build.rs`). It is the
/// same for every build of the same sources.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("KEHOACH_BUILD"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_named_by_version_and_build() {
        let (version, build) = PROGRAM.split_once('+').unwrap();
        assert_eq!(version, env!("CARGO_PKG_VERSION"));
        assert!(build.len() == 16 && build.bytes().all(|byte| byte.is_ascii_hexdigit()), "{build}");
    }
}
