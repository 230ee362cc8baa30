//! The measures that quotas and results count.

use crate::listed::listed;
use std::str::FromStr;

listed! {
    /// The measure that a quota or a result counts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Measure {
        /// Kết nạp: people admitted to the Party.
        Admissions,
        /// Giới thiệu: people put forward by an organisation.
        PutForward,
        /// Lớp bồi dưỡng nhận thức về Đảng.
        AwarenessClass,
        /// Lớp bồi dưỡng đảng viên mới.
        NewMembersClass,
        /// Công nhận đảng viên chính thức.
        Confirmation,
    }

    /// Every measure.
    pub const ALL;
}

impl Measure {
    /// The name in data and in templates.
    pub fn id(self) -> &'static str {
        match self {
            Self::Admissions => "admissions",
            Self::PutForward => "put_forward",
            Self::AwarenessClass => "awareness_class",
            Self::NewMembersClass => "new_members_class",
            Self::Confirmation => "confirmation",
        }
    }

    /// The verb in lines of progress.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Admissions => "kết nạp",
            Self::PutForward => "giới thiệu",
            Self::AwarenessClass => "cử dự lớp bồi dưỡng nhận thức về Đảng",
            Self::NewMembersClass => "cử dự lớp bồi dưỡng đảng viên mới",
            Self::Confirmation => "công nhận chính thức",
        }
    }

    /// The name in headers of tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Admissions => "kết nạp",
            Self::PutForward => "giới thiệu",
            Self::AwarenessClass => "lớp bồi dưỡng nhận thức về Đảng",
            Self::NewMembersClass => "lớp bồi dưỡng đảng viên mới",
            Self::Confirmation => "công nhận chính thức",
        }
    }

    /// The noun for the people counted, in lines of progress.
    pub fn counted(self) -> &'static str {
        match self {
            Self::Admissions | Self::PutForward | Self::AwarenessClass => "quần chúng",
            Self::NewMembersClass | Self::Confirmation => "đảng viên",
        }
    }
}

impl FromStr for Measure {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|measure| measure.id() == text).ok_or(())
    }
}
