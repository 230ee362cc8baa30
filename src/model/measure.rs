//! What is counted.

use std::str::FromStr;

/// What a quota or a result counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Kết nạp: people admitted to the Party.
    Admissions,
    /// Giới thiệu: people whom an organisation puts forward.
    PutForward,
    /// Lớp bồi dưỡng nhận thức về Đảng.
    AwarenessClass,
    /// Lớp bồi dưỡng đảng viên mới.
    NewMembersClass,
    /// Công nhận đảng viên chính thức.
    Confirmation,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 5] =
        [Self::Admissions, Self::PutForward, Self::AwarenessClass, Self::NewMembersClass, Self::Confirmation];

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

    /// What is done to the people counted, as the lines of progress say it.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Admissions => "kết nạp",
            Self::PutForward => "giới thiệu",
            Self::AwarenessClass => "cử dự lớp bồi dưỡng nhận thức về Đảng",
            Self::NewMembersClass => "cử dự lớp bồi dưỡng đảng viên mới",
            Self::Confirmation => "công nhận chính thức",
        }
    }

    /// What is counted, as the headers of tables say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Admissions => "kết nạp",
            Self::PutForward => "giới thiệu",
            Self::AwarenessClass => "lớp bồi dưỡng nhận thức về Đảng",
            Self::NewMembersClass => "lớp bồi dưỡng đảng viên mới",
            Self::Confirmation => "công nhận chính thức",
        }
    }

    /// Who is counted, as the lines of progress say it.
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
