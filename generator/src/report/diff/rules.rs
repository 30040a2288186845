//! The one table of rules: what can happen to a schema, how bad it is, and what the opposite is called.

use serde::{Deserialize, Serialize};

use super::Level;

/// What undoes a change of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mirror {
    /// A change of another rule, or of the same one with the sides swapped.
    Rule(Rule),
    /// Nothing, for this reason.
    None(&'static str),
}

/// What a rule says about all its changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// The stable id, such as `type-removed`.
    pub id: &'static str,
    /// The levels that its changes can have, the usual one first.
    pub levels: &'static [Level],
    /// The lesser effect that its changes have besides, if any.
    pub also: Option<Level>,
    /// What such a change means for those who use the crate or the service.
    pub reason: &'static str,
    /// The opposite.
    pub mirror: Mirror,
}

macro_rules! rules {
    (@also) => { None };
    (@also $also:ident) => { Some(Level::$also) };
    (@mirror none $why:literal) => { Mirror::None($why) };
    (@mirror $mirror:ident) => { Mirror::Rule(Rule::$mirror) };
    ($($variant:ident $id:literal [$($level:ident)+ $(& $also:ident)?] <=> $mirror:ident $($why:literal)? : $reason:literal;)*) => {
        /// A kind of change, with a stable id in kebab case.
        ///
        /// Rules come in the order in which changes of the same level are reported.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $reason] #[serde(rename = $id)] $variant,)*
        }

        impl Rule {
            /// Every rule, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// What the rule says about all its changes.
            pub fn about(self) -> &'static About {
                match self {
                    $(Self::$variant => const {
                        &About {
                            id: $id,
                            levels: &[$(Level::$level),+],
                            also: rules!(@also $($also)?),
                            reason: $reason,
                            mirror: rules!(@mirror $mirror $($why)?),
                        }
                    },)*
                }
            }
        }
    };
}

rules! {
    TypeRemoved "type-removed" [SourceBreaking & WireBreaking] <=> TypeAdded: "The type is gone, and with it everything that names it.";
    TypeRenamed "type-renamed" [SourceBreaking WireBreaking & WireBreaking] <=> TypeRenamed: "The type goes by another name, in Rust and in `@odata.type`.";
    NamespaceChanged "namespace-changed" [SourceBreaking & WireBreaking] <=> NamespaceChanged: "The type lives in another namespace: another module in Rust, another `@odata.type`.";
    KindChanged "kind-changed" [SourceBreaking BehaviourRisk Additive] <=> KindChanged: "The type is of another kind: entity, complex type or enumeration.";
    BaseTypeChanged "base-type-changed" [SourceBreaking BehaviourRisk Additive] <=> BaseTypeChanged: "The type derives from another one; properties and variants that came from the old base may be gone.";
    SubtypeRemoved "subtype-removed" [SourceBreaking & WireBreaking] <=> SubtypeAdded: "A derived type is gone, and its variant from the enums over its base types.";
    LastSubtypeRemoved "last-subtype-removed" [SourceBreaking & WireBreaking] <=> FirstSubtypeAdded: "Nothing derives from the base type any more: properties hold the base itself instead of an enum.";
    FirstSubtypeAdded "first-subtype-added" [SourceBreaking] <=> LastSubtypeRemoved: "A type derives from the base for the first time: properties hold an enum instead of the base itself.";
    RustNameChanged "rust-name-changed" [SourceBreaking] <=> RustNameChanged: "Another name competes for the same Rust identifier, so this one goes by another.";
    FeatureMoved "feature-moved" [SourceBreaking Additive] <=> FeatureMoved: "Another cargo feature decides whether the type is compiled, or none any more; code has to ask for a new one.";
    PropertyRemoved "property-removed" [SourceBreaking & WireBreaking] <=> PropertyAdded: "The field is gone; what the service sends for it lands among the additional properties.";
    PropertyRenamed "property-renamed" [SourceBreaking WireBreaking & WireBreaking] <=> PropertyRenamed: "Type and position say that this is the same property under another name.";
    PropertyTypeChanged "property-type-changed" [SourceBreaking BehaviourRisk & WireBreaking] <=> PropertyTypeChanged: "The property holds another type.";
    PropertyCardinalityChanged "property-cardinality-changed" [SourceBreaking & WireBreaking] <=> PropertyCardinalityChanged: "The property holds a list instead of one value, or the reverse.";
    PropertyMovedToDerived "property-moved-to-derived" [SourceBreaking & WireBreaking] <=> PropertyMovedToBase: "The base type lost the property; only some derived types still have it.";
    PropertyBecameNonNullable "property-became-non-nullable" [WireBreaking Additive] <=> PropertyBecameNullable: "Null is no longer a value of the property: requests must not send it, responses do not.";
    PropertyBecameReadOnly "property-became-read-only" [WireBreaking SourceBreaking & WireBreaking] <=> PropertyBecameWritable: "Requests that set the property are refused or ignored.";
    PropertyBecameRequired "property-became-required-on-create" [WireBreaking SourceBreaking & WireBreaking] <=> PropertyBecameOptional: "Requests that create the object without the property are refused.";
    PropertyQueryOptionRemoved "property-query-option-removed" [WireBreaking] <=> PropertyQueryOptionAdded: "Requests that use the query option on the property are refused.";
    PropertyLimitTightened "property-limit-tightened" [WireBreaking] <=> PropertyLimitLoosened: "Values that were allowed are refused.";
    EnumMemberRemoved "enum-member-removed" [SourceBreaking & WireBreaking] <=> EnumMemberAdded: "The variant is gone; the value is still read, as an unknown one.";
    EnumMemberRenamed "enum-member-renamed" [SourceBreaking WireBreaking BehaviourRisk & WireBreaking] <=> EnumMemberRenamed: "Position and number say that this is the same member under another name.";
    EnumBecameFlags "enum-became-flags" [SourceBreaking & WireBreaking] <=> EnumBecameSingle: "Several members combine: properties hold a set of members instead of one.";
    EnumBecameSingle "enum-became-single-valued" [SourceBreaking & WireBreaking] <=> EnumBecameFlags: "Members no longer combine: properties hold one member instead of a set.";
    EnumBecameFixed "enum-became-fixed" [BehaviourRisk SourceBreaking] <=> EnumBecameEvolvable: "The documentation no longer announces further members.";
    OperationRemoved "operation-removed" [SourceBreaking & WireBreaking] <=> OperationAdded: "The operation is gone.";
    OperationRenamed "operation-renamed" [SourceBreaking] <=> OperationRenamed: "The operation goes by another name in Rust, which comes from its title.";
    OperationPathRemoved "operation-path-removed" [SourceBreaking & WireBreaking] <=> OperationPathAdded: "The operation can no longer be called by this path.";
    ParameterRemoved "parameter-removed" [SourceBreaking WireBreaking & WireBreaking] <=> ParameterAdded: "Requests can no longer give the parameter.";
    ParameterTypeChanged "parameter-type-changed" [SourceBreaking WireBreaking & WireBreaking] <=> ParameterTypeChanged: "The parameter takes another type.";
    ParameterBecameRequired "parameter-became-required" [WireBreaking] <=> ParameterBecameOptional: "Requests without the parameter are refused.";
    OperationQueryOptionRemoved "operation-query-option-removed" [WireBreaking] <=> OperationQueryOptionAdded: "Requests that use the query option are refused.";
    PermissionRemoved "permission-removed" [WireBreaking] <=> PermissionAdded: "An application that holds only this permission is refused.";
    AccountUnsupported "account-unsupported" [WireBreaking] <=> AccountSupported: "The operation no longer serves this kind of account.";
    HeaderBecameRequired "header-became-required" [WireBreaking] <=> HeaderBecameOptional: "Requests without the header are refused.";
    RequestBodyChanged "request-body-changed" [SourceBreaking WireBreaking & WireBreaking] <=> RequestBodyChanged: "The request takes another body.";
    ResponseChanged "response-changed" [SourceBreaking & WireBreaking] <=> ResponseChanged: "The response has another body.";
    PropertyBecameNullable "property-became-nullable" [BehaviourRisk Additive] <=> PropertyBecameNonNullable: "Null is a value of the property: responses may hold it, requests may send it.";
    PropertyBecameSelectOnly "property-became-select-only" [BehaviourRisk] <=> PropertyBecameDefaultReturned: "The property only comes back where `$select` asks for it.";
    PropertyBecameNavigation "property-became-navigation" [BehaviourRisk] <=> PropertyBecameStructural: "The property only comes back where `$expand` asks for it, and is not written with the object.";
    PropertyBecameStructural "property-became-structural" [BehaviourRisk] <=> PropertyBecameNavigation: "The property is part of the object: `$expand` does not apply to it.";
    PropertyDefaultChanged "property-default-changed" [BehaviourRisk] <=> PropertyDefaultChanged: "Leaving the property out means another value.";
    TypeBecameAbstract "type-became-abstract" [BehaviourRisk] <=> TypeBecameConcrete: "The service no longer sends or takes the type itself, only types derived from it.";
    TypeClosed "type-closed" [BehaviourRisk] <=> TypeOpened: "The type no longer takes properties that are not documented.";
    KeyChanged "key-changed" [BehaviourRisk] <=> KeyChanged: "Objects are identified by other properties.";
    EnumMembersRenumbered "enum-members-renumbered" [BehaviourRisk] <=> EnumMembersRenumbered: "Members have other numbers, which code may have stored or compared.";
    EnumBecameEvolvable "enum-became-evolvable" [BehaviourRisk] <=> EnumBecameFixed: "Members may come without notice; those past the sentinel only where the `Prefer` header asks for them.";
    HeaderRemoved "header-removed" [BehaviourRisk] <=> HeaderAdded: "The header may have no effect any more.";
    ResponseStatusChanged "response-status-changed" [BehaviourRisk] <=> ResponseStatusChanged: "Success has another status code.";
    OverrideStale "override-stale" [BehaviourRisk] <=> none "an override that applies is no event; the schema shows what it does": "A correction no longer finds what it expects, so it is not applied.";
    TypeAdded "type-added" [Additive SourceBreaking] <=> TypeRemoved: "There is a new type.";
    SubtypeAdded "subtype-added" [Additive] <=> SubtypeRemoved: "There is a new derived type, and a new variant in the enums over its base types, which stay open.";
    TypeBecameConcrete "type-became-concrete" [Additive] <=> TypeBecameAbstract: "The service sends or takes the type itself, beside those derived from it.";
    TypeOpened "type-opened" [Additive] <=> TypeClosed: "The type takes properties that are not documented.";
    PropertyAdded "property-added" [Additive WireBreaking SourceBreaking] <=> PropertyRemoved: "There is a new field; struct literals that end in `..Default::default()` still compile.";
    PropertyMovedToBase "property-moved-to-base" [Additive] <=> PropertyMovedToDerived: "The base type declares the property now, so every type derived from it has it.";
    PropertyBecameWritable "property-became-writable" [Additive] <=> PropertyBecameReadOnly: "Requests may set the property.";
    PropertyBecameOptional "property-became-optional-on-create" [Additive SourceBreaking] <=> PropertyBecameRequired: "Requests that create the object may leave the property out.";
    PropertyBecameDefaultReturned "property-became-default-returned" [Additive] <=> PropertyBecameSelectOnly: "The property comes back without `$select`.";
    PropertyQueryOptionAdded "property-query-option-added" [Additive] <=> PropertyQueryOptionRemoved: "Requests may use the query option on the property.";
    PropertyLimitLoosened "property-limit-loosened" [Additive] <=> PropertyLimitTightened: "Values that were refused are allowed.";
    EnumMemberAdded "enum-member-added" [Additive SourceBreaking] <=> EnumMemberRemoved: "There is a new variant; the enum is open, so no `match` has to name it.";
    OperationAdded "operation-added" [Additive] <=> OperationRemoved: "There is a new operation.";
    OperationPathAdded "operation-path-added" [Additive SourceBreaking] <=> OperationPathRemoved: "The operation can be called by one more path.";
    ParameterAdded "parameter-added" [Additive WireBreaking SourceBreaking] <=> ParameterRemoved: "Requests can give one more parameter.";
    ParameterBecameOptional "parameter-became-optional" [Additive] <=> ParameterBecameRequired: "Requests may leave the parameter out.";
    OperationQueryOptionAdded "operation-query-option-added" [Additive] <=> OperationQueryOptionRemoved: "Requests may use the query option.";
    PermissionAdded "permission-added" [Additive] <=> PermissionRemoved: "One more permission suffices for the operation.";
    AccountSupported "account-supported" [Additive] <=> AccountUnsupported: "The operation serves this kind of account.";
    HeaderAdded "header-added" [Additive WireBreaking] <=> HeaderRemoved: "Requests can give one more header.";
    HeaderBecameOptional "header-became-optional" [Additive] <=> HeaderBecameRequired: "Requests may leave the header out.";
    Deprecated "deprecated" [DocsOnly] <=> Undeprecated: "The documentation calls it deprecated; it compiles and works as before.";
    Undeprecated "undeprecated" [DocsOnly] <=> Deprecated: "The documentation no longer calls it deprecated.";
    DescriptionChanged "description-changed" [DocsOnly] <=> DescriptionChanged: "Only the text changed.";
    ExampleChanged "example-changed" [DocsOnly] <=> ExampleChanged: "Only examples changed.";
    AreaChanged "area-changed" [DocsOnly] <=> AreaChanged: "The page belongs to another product area.";
    PageMoved "page-moved" [DocsOnly] <=> PageMoved: "Another page describes it.";
    SourceChanged "source-changed" [DocsOnly] <=> SourceChanged: "Another kind of page element states it, such as a table instead of the JSON representation.";
    OverrideUnneeded "override-now-unneeded" [DocsOnly] <=> none "an override that is needed is no event; the schema shows what it does": "The documentation says itself what a correction sets.";
}

/// Kinds of changes that other tools report and that cannot happen here, each with the reason.
pub const IMPOSSIBLE: &[(&str, &str)] = &[
    (
        "boxing-changed",
        "a property that holds one struct is always boxed and a list never is, so boxing only changes with the type",
    ),
    ("derive-lost", "every struct implements the same traits, whatever its fields hold, and so does every enum"),
    ("enum-closed-to-open", "every enumeration is read and written as an open one"),
    ("exhaustive-match-broken", "the enums over members and over derived types are non-exhaustive"),
    ("example-of-type-changed", "the schema keeps the examples of operations only"),
];

impl Rule {
    /// The stable id, such as `type-removed`.
    pub fn id(self) -> &'static str {
        self.about().id
    }

    /// The rule with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_are_unique_and_in_kebab_case() {
        let ids: BTreeSet<_> =
            Rule::ALL.iter().map(|rule| rule.id()).chain(IMPOSSIBLE.iter().map(|(id, _)| *id)).collect();
        assert_eq!(ids.len(), Rule::ALL.len() + IMPOSSIBLE.len());
        for id in ids {
            assert!(id.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase())), "{id}");
        }
    }

    #[test]
    fn mirrors_mirror_each_other() {
        for rule in Rule::ALL {
            if let Mirror::Rule(mirror) = rule.about().mirror {
                assert_eq!(mirror.about().mirror, Mirror::Rule(*rule), "{} and {}", rule.id(), mirror.id());
            }
        }
    }

    #[test]
    fn the_id_is_what_serde_writes() {
        for rule in Rule::ALL {
            assert_eq!(serde_json::to_value(rule).unwrap(), rule.id());
            assert_eq!(Rule::from_id(rule.id()), Some(*rule));
        }
    }
}
