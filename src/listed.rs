//! Enums with a list of all their variants, which is made of the declaration itself.

/// Declares an enum, and after it the constant that lists its variants in the order in which they are declared.
macro_rules! listed {
    (
        $(#[$meta:meta])* $vis:vis enum $type:ident { $($(#[$doc:meta])* $variant:ident,)+ }
        $(#[$list:meta])* $list_vis:vis const ALL;
    ) => {
        $(#[$meta])*
        $vis enum $type {
            $($(#[$doc])* $variant,)+
        }

        impl $type {
            $(#[$list])*
            $list_vis const ALL: [Self; [$($type::$variant),+].len()] = [$($type::$variant),+];
        }
    };
}
pub(crate) use listed;
