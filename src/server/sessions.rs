//! Who is let in: secrets of addresses that are opened, and the cookies that are given for them.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::random::{is_equal, secret};
use super::users::UserRole;
use crate::report::Language;

/// The most sessions at once; the oldest ends where there is one more.
const SESSIONS: usize = 256;

/// The most secrets that wait to be exchanged.
const WAITING: usize = 16;

/// A person at the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UserSession {
    /// Their name; empty where there are no names.
    pub(super) user: String,
    pub(super) role: UserRole,
    pub(super) language: Language,
}

/// The sessions of a server.
pub(super) struct Sessions {
    /// The secret of the address that is printed; none where people sign in by name.
    printed: Option<String>,
    open: Mutex<OpenSessions>,
}

#[derive(Default)]
struct OpenSessions {
    /// Secrets that can be exchanged once.
    once: VecDeque<String>,
    /// The digest of each cookie's value, and whose it is.
    sessions: VecDeque<(blake3::Hash, UserSession)>,
}

impl Sessions {
    /// No sessions yet; none where the system has no random numbers.
    pub(super) fn new(has_printed_secret: bool) -> Option<Self> {
        let printed = if has_printed_secret { Some(secret()?) } else { None };
        Some(Self { printed, open: Mutex::default() })
    }

    fn open(&self) -> MutexGuard<'_, OpenSessions> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The secret of the address that is printed.
    pub(super) fn printed_secret(&self) -> Option<&str> {
        self.printed.as_deref()
    }

    /// A secret that is good for one exchange: for an address that other programs of this machine may see.
    pub(super) fn single_use_secret(&self) -> Option<String> {
        self.printed.as_ref()?;
        let secret = secret()?;
        let mut open = self.open();
        open.once.push_back(secret.clone());
        if open.once.len() > WAITING {
            open.once.pop_front();
        }
        Some(secret)
    }

    /// Whether a secret opens the page; one for a single use is used up.
    pub(super) fn accepts(&self, secret: &str) -> bool {
        let mut open = self.open();
        if let Some(at) = open.once.iter().position(|known| is_equal(known, secret)) {
            open.once.remove(at);
            return true;
        }
        self.printed.as_ref().is_some_and(|printed| is_equal(printed, secret))
    }

    /// Begins a session, and returns the value of its cookie.
    pub(super) fn begin(&self, session: UserSession) -> Option<String> {
        let value = secret()?;
        let mut open = self.open();
        open.sessions.push_back((blake3::hash(value.as_bytes()), session));
        if open.sessions.len() > SESSIONS {
            open.sessions.pop_front();
        }
        Some(value)
    }

    /// Gives the session of a cookie's value another language.
    pub(super) fn speak(&self, value: &str, language: Language) {
        let digest = blake3::hash(value.as_bytes());
        let mut open = self.open();
        let own = open.sessions.iter_mut().find(|(known, _)| *known == digest);
        if let Some((_, session)) = own {
            session.language = language;
        }
    }

    /// The session of a cookie's value.
    pub(super) fn session(&self, value: &str) -> Option<UserSession> {
        let digest = blake3::hash(value.as_bytes());
        let open = self.open();
        open.sessions.iter().find(|(known, _)| *known == digest).map(|(_, session)| session.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_for_one_use_opens_once() {
        let sessions = Sessions::new(true).unwrap();
        let once = sessions.single_use_secret().unwrap();
        let printed = sessions.printed_secret().unwrap().to_owned();
        assert!(sessions.accepts(&once) && !sessions.accepts(&once));
        assert!(sessions.accepts(&printed) && sessions.accepts(&printed));
        assert!(!sessions.accepts("") && !sessions.accepts(&printed[1..]));
    }

    #[test]
    fn a_session_is_found_by_its_cookie_alone() {
        let sessions = Sessions::new(false).unwrap();
        let session =
            UserSession { user: "an".to_owned(), role: UserRole::Read, language: Language::English };
        let value = sessions.begin(session.clone()).unwrap();
        assert_eq!(sessions.session(&value), Some(session.clone()));
        sessions.speak(&value, Language::Vietnamese);
        sessions.speak("x", Language::English);
        let other = UserSession { language: Language::Vietnamese, ..session };
        assert_eq!(sessions.session(&value), Some(other));
        assert_eq!(sessions.session("x"), None);
        assert!(sessions.single_use_secret().is_none(), "who signs in by name needs none");
    }
}
