//! People who sign in by name: their passwords as argon2 hashes, and what each may do.

use std::path::Path;

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};

use crate::disk::{limits, read_text};
use crate::listed::listed;

listed! {
    /// What a person may do; each may do what those before it may.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum UserRole {
        /// Look.
        Read,
        /// Change what is not issued.
        Write,
        /// Issue and revise.
        Issue,
    }

    /// Every role.
    pub const ALL;
}

impl UserRole {
    /// Its name in the file of users and in answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Issue => "issue",
        }
    }
}

/// A person who may sign in.
struct User {
    name: String,
    role: UserRole,
    hash: String,
}

/// The people who may sign in, from a file with a line for each: `name:role:hash`.
pub struct Users(Vec<User>);

/// What is wrong with a file of users: the number of the line, or the file itself.
#[derive(Debug)]
pub enum UsersFault {
    /// It cannot be read.
    Unreadable(std::io::Error),
    /// A line is not `name:role:hash`, counted from 1.
    Line(usize),
}

impl Users {
    /// Reads a file of users. Lines that begin with `#` say nothing.
    ///
    /// # Errors
    /// When it cannot be read, or a line is not `name:role:hash`.
    pub fn from_file(path: &Path) -> Result<Self, UsersFault> {
        Self::parse(&read_text(path, limits::NOTE).map_err(UsersFault::Unreadable)?)
    }

    /// The same from a text.
    ///
    /// # Errors
    /// When a line is not `name:role:hash`.
    pub fn parse(text: &str) -> Result<Self, UsersFault> {
        let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let users = lines.map(|(at, line)| user(line).ok_or(UsersFault::Line(at)));
        users.collect::<Result<_, _>>().map(Self)
    }

    /// The role of a person with this password; none where no such person is known. An unknown name takes as long as a
    /// wrong password.
    pub(super) fn role(&self, name: &str, password: &str) -> Option<UserRole> {
        let user = self.0.iter().find(|user| user.name == name);
        let any = self.0.first()?;
        let hash = PasswordHash::new(&user.unwrap_or(any).hash).ok()?;
        let is_right = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        user.filter(|_| is_right).map(|user| user.role)
    }
}

fn user(line: &str) -> Option<User> {
    let mut parts = line.splitn(3, ':');
    let (name, role, hash) = (parts.next()?, parts.next()?, parts.next()?);
    let role = UserRole::ALL.into_iter().find(|known| known.id() == role)?;
    let is_named = !name.is_empty() && name.chars().count() <= 64 && !name.contains(char::is_control);
    PasswordHash::new(hash).ok().filter(|_| is_named)?;
    Some(User { name: name.to_owned(), role, hash: hash.to_owned() })
}

/// The line of a person for a file of users; none where the system has no random numbers or the name has a colon.
pub fn password_line(name: &str, role: UserRole, password: &str) -> Option<String> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).ok()?;
    let salt = SaltString::encode_b64(&salt).ok()?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt).ok()?;
    let line = format!("{name}:{}:{hash}", role.id());
    user(&line).is_some_and(|user| user.name == name).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_sign_in_with_their_own_password() {
        let line = password_line("an", UserRole::Write, "mật khẩu").unwrap();
        let other = password_line("bình", UserRole::Issue, "khác").unwrap();
        let users = Users::parse(&format!("# văn phòng\n\n{line}\n{other}\n")).unwrap();
        assert_eq!(users.role("an", "mật khẩu"), Some(UserRole::Write));
        assert_eq!(users.role("bình", "khác"), Some(UserRole::Issue));
        assert_eq!(users.role("an", "khác"), None);
        assert_eq!(users.role("chi", "khác"), None);
        assert!(password_line("a:b", UserRole::Read, "x").is_none());
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        for wrong in ["an", "an:write", "an:all:x", "an:write:plain", ":write:x"] {
            let fault = Users::parse(&format!("#\n{wrong}\n"));
            assert!(matches!(fault, Err(UsersFault::Line(2))), "{wrong}");
        }
    }
}
