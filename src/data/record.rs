//! Maps with known keys, each declared once.

use std::collections::BTreeSet;

use super::decode::Named;

/// The keys of one file, laid over those of another that it builds on.
pub(crate) trait Layered {
    /// Every value of `self` that is there, and those of `base` where it has none.
    fn over(self, base: Self) -> Self;
}

impl<T> Layered for Option<T> {
    fn over(self, base: Self) -> Self {
        self.or(base)
    }
}

impl<K: Clone + Ord, T> Layered for Named<K, T> {
    fn over(mut self, base: Self) -> Self {
        let own: BTreeSet<K> = self.0.iter().map(|(key, _)| key.value.clone()).collect();
        self.0.extend(base.0.into_iter().filter(|(key, _)| !own.contains(&key.value)));
        self
    }
}

/// The name of a field as a key: some are words of Rust too.
pub(crate) fn plain(field: &'static str) -> &'static str {
    field.trim_start_matches("r#")
}

/// Declares a map with known keys: its type, how it is read, and its schema.
///
/// A field is `required`, `optional` (an [`Option`]) or `default` (its type's default when absent). A `layered`
/// struct can be laid over another of its type; a struct `with` another has the keys of that one too.
macro_rules! record {
    ($(#[$meta:meta])* layered struct $name:ident {
        $($(#[$field_meta:meta])* $kind:ident $field:ident: $type:ty,)*
    }) => {
        record! { $(#[$meta])* struct $name { $($(#[$field_meta])* $kind $field: $type,)* } }

        impl $crate::data::record::Layered for $name {
            fn over(self, base: Self) -> Self {
                Self { $($field: $crate::data::record::Layered::over(self.$field, base.$field),)* }
            }
        }
    };
    ($(#[$meta:meta])* struct $name:ident {
        $($(#[$field_meta:meta])* $kind:ident $field:ident: $type:ty,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            $($(#[$field_meta])* pub(crate) $field: record!(@type $kind $type),)*
        }

        impl $name {
            /// Every key, with its schema, and whether it must be there.
            pub(crate) fn keys() -> Vec<$crate::data::schema::KeySchema> {
                vec![$((
                    $crate::data::record::plain(stringify!($field)),
                    <$type as $crate::data::schema::Schema>::schema,
                    record!(@is_required $kind),
                )),*]
            }

            /// Reads the keys from a map that may have others too.
            pub(crate) fn read(
                table: &$crate::data::decode::MapReader<'_>,
                context: &mut $crate::data::decode::Context<'_>,
            ) -> Option<Self> {
                $(let $field = record!(
                    @read $kind table, $crate::data::record::plain(stringify!($field)), context
                );)*
                Some(Self { $($field: record!(@take $kind $field),)* })
            }
        }

        impl $crate::data::decode::Decode for $name {
            fn decode(
                node: &$crate::data::yaml::Node,
                context: &mut $crate::data::decode::Context<'_>,
            ) -> Option<Self> {
                let keys = [$($crate::data::record::plain(stringify!($field))),*];
                Self::read(&$crate::data::decode::MapReader::open(node, context, &keys)?, context)
            }

            fn substitute(place: &$crate::source::Place) -> Option<Self> {
                // Not every map has a key that must be there.
                let _ = place;
                Some(Self { $($field: record!(@substitute $kind place),)* })
            }
        }

        impl $crate::data::schema::Schema for $name {
            fn schema(definitions: &mut $crate::data::schema::Definitions) -> serde_json::Value {
                $crate::data::schema::record(stringify!($name), &Self::keys(), definitions)
            }
        }
    };
    ($(#[$meta:meta])* struct $name:ident with $shared:ident: $other:ident {
        $($(#[$field_meta:meta])* $kind:ident $field:ident: $type:ty,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            pub(crate) $shared: $other,
            $($(#[$field_meta])* pub(crate) $field: record!(@type $kind $type),)*
        }

        impl $name {
            /// Every key of its own.
            const OWN: &[&'static str] = &[$(stringify!($field)),*];
        }

        impl $crate::data::decode::Decode for $name {
            fn decode(
                node: &$crate::data::yaml::Node,
                context: &mut $crate::data::decode::Context<'_>,
            ) -> Option<Self> {
                let shared = $other::keys();
                let keys: Vec<&'static str> =
                    Self::OWN.iter().copied().chain(shared.iter().map(|(key, ..)| *key)).collect();
                let table = $crate::data::decode::MapReader::open(node, context, &keys)?;
                $(let $field = record!(@read $kind table, stringify!($field), context);)*
                let $shared = $other::read(&table, context)?;
                Some(Self { $shared, $($field: record!(@take $kind $field),)* })
            }

            fn substitute(place: &$crate::source::Place) -> Option<Self> {
                let $shared = $crate::data::decode::Decode::substitute(place)?;
                Some(Self { $shared, $($field: record!(@substitute $kind place),)* })
            }
        }

        impl $crate::data::schema::Schema for $name {
            fn schema(definitions: &mut $crate::data::schema::Definitions) -> serde_json::Value {
                let mut keys: Vec<$crate::data::schema::KeySchema> =
                    vec![$((
                        stringify!($field),
                        <$type as $crate::data::schema::Schema>::schema,
                        record!(@is_required $kind),
                    )),*];
                keys.extend($other::keys());
                $crate::data::schema::record(stringify!($name), &keys, definitions)
            }
        }
    };
    (@type required $type:ty) => { $type };
    (@type optional $type:ty) => { Option<$type> };
    (@type default $type:ty) => { $type };
    (@read required $table:ident, $key:expr, $context:ident) => { $table.required($key, $context) };
    (@read optional $table:ident, $key:expr, $context:ident) => { $table.optional($key, $context) };
    (@read default $table:ident, $key:expr, $context:ident) => { $table.optional($key, $context) };
    (@is_required required) => { true };
    (@is_required $other:ident) => { false };
    (@substitute required $place:ident) => { $crate::data::decode::Decode::substitute($place)? };
    (@substitute optional $place:ident) => { None };
    (@substitute default $place:ident) => { Default::default() };
    (@take required $field:ident) => { $field? };
    (@take optional $field:ident) => { $field };
    (@take default $field:ident) => { $field.unwrap_or_default() };
}
pub(crate) use record;
