//! The names under which a server is reached, and its cookie.

use axum::extract::Request;
use axum::http::{HeaderMap, header};

use super::options::Reach;

/// The names and addresses under which a server is reached, and its cookie.
pub(super) struct Reachable {
    hosts: Vec<String>,
    origins: Vec<String>,
    /// The name of the cookie: cookies of one machine do not know ports.
    cookie: String,
    is_secure: bool,
}

impl Reachable {
    /// The names of a server that listens at a port.
    pub(super) fn new(reach: &Reach, port: u16) -> Self {
        match reach {
            Reach::Loopback(_) => {
                let hosts = ["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}"));
                Self {
                    origins: hosts.iter().map(|host| format!("http://{host}")).collect(),
                    hosts: hosts.into(),
                    cookie: format!("kehoach-{port}"),
                    is_secure: false,
                }
            }
            Reach::BehindProxy { host, .. } => Self {
                hosts: vec![host.clone()],
                origins: vec![format!("https://{host}")],
                cookie: "__Host-kehoach".to_owned(),
                is_secure: true,
            },
        }
    }

    /// The address that opens the page.
    pub(super) fn address(&self) -> &str {
        &self.origins[0]
    }

    /// The header that gives a cookie.
    pub(super) fn cookie(&self, value: &str) -> String {
        let secure = if self.is_secure { "; Secure" } else { "" };
        format!("{}={value}; HttpOnly; SameSite=Strict; Path=/{secure}", self.cookie)
    }

    /// The value of the cookie of a request. Of two of one name none counts.
    pub(super) fn cookie_of<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut own = all.flat_map(|line| line.split(';')).filter_map(|one| {
            let (name, value) = one.trim().split_once('=')?;
            (name == self.cookie).then_some(value)
        });
        let first = own.next();
        first.filter(|_| own.next().is_none())
    }

    pub(super) fn is_own_host(&self, request: &Request) -> bool {
        let mut hosts = request.headers().get_all(header::HOST).iter();
        let host = hosts.next().and_then(|host| host.to_str().ok());
        let is_one = hosts.next().is_none();
        let is_own = |host: &str| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host));
        // A target with a host of its own is a proxy's.
        let is_plain = request.uri().authority().is_none();
        is_one && is_plain && host.is_some_and(is_own)
    }

    pub(super) fn is_own_origin(&self, headers: &HeaderMap) -> bool {
        let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
        origin.is_some_and(|origin| self.origins.iter().any(|own| own.eq_ignore_ascii_case(origin)))
    }
}
