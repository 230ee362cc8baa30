//! The arguments of `kehoach changes`.

use std::path::PathBuf;

use clap::Args;

use super::arguments::stored_paths;

/// A corrected Word file, and the plan that it is of.
#[derive(Args)]
pub(super) struct ChangesArguments {
    #[arg(value_name = "FILE", required = true, value_parser = stored_paths())]
    pub(super) file: PathBuf,
    #[arg(value_name = "PLAN", required = true, value_parser = stored_paths())]
    pub(super) plan: PathBuf,
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
    #[arg(short = 'y', long)]
    pub(super) yes: bool,
}
