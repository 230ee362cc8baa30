//! The arguments of `serve`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use super::arguments::{DATA, OUTPUT, stored_paths};

#[derive(Args)]
pub(super) struct ServeArguments {
    #[arg(value_name = "PATH", default_value = DATA, value_parser = stored_paths())]
    pub(super) paths: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR", default_value = OUTPUT, value_parser = stored_paths())]
    pub(super) output: PathBuf,
    #[arg(long, value_name = "N", default_value_t = 0, conflicts_with = "listen")]
    pub(super) port: u16,
    #[arg(long)]
    pub(super) no_open: bool,
    #[arg(long)]
    pub(super) read_only: bool,
    #[arg(long, value_name = "ADDRESS:PORT", requires_all = ["behind_proxy", "users"])]
    pub(super) listen: Option<SocketAddr>,
    #[arg(long, value_name = "HOST", requires = "listen")]
    pub(super) behind_proxy: Option<String>,
    #[arg(long, value_name = "FILE", value_parser = stored_paths())]
    pub(super) users: Option<PathBuf>,
    #[arg(long, value_name = "NAME:ROLE", exclusive = true)]
    pub(super) add_user: Option<String>,
}
