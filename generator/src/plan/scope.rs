//! Names in one scope: a module, a struct's fields, an enum's variants.
//!
//! The ladder: the plain spelling; the spelling with symbols as words; for a reserved name, the name with the word of
//! its role; a number. Names that need no escalation are settled before those that do, and claims are weighed by the
//! wire name alone, so the outcome does not depend on the order of the input.

use std::collections::BTreeSet;

use super::ident::{Role, RustIdent};
use super::words::Spelling;

/// The outcome for one wire name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The identifier, unique in the scope.
    pub(super) ident: RustIdent,
    /// The identifier the name would have had by itself, if it could not have it.
    pub(super) wanted: Option<RustIdent>,
}

/// Gives each wire name an identifier of its own that is not reserved; results come in input order.
pub(super) fn name_all(role: Role, reserved: &[&str], wires: &[&str]) -> Vec<Named> {
    let plain: Vec<RustIdent> = wires.iter().map(|wire| RustIdent::new(role, wire)).collect();
    let mut claims: Vec<(usize, &str, &RustIdent)> =
        wires.iter().zip(&plain).enumerate().map(|(at, (wire, ident))| (at, *wire, ident)).collect();
    claims.sort_by_key(|(at, wire, _)| (oddity(wire), *wire, *at));
    let mut taken = Taken::new(role, reserved);
    let (winners, losers): (Vec<_>, Vec<_>) = claims.into_iter().partition(|(_, _, ident)| taken.claim(ident));
    let mut named: Vec<(usize, Named)> =
        winners.into_iter().map(|(at, _, ident)| (at, Named { ident: ident.clone(), wanted: None })).collect();
    for (at, wire, ident) in losers {
        let escalated = escalate(&mut taken, wire, ident);
        named.push((at, Named { ident: escalated, wanted: Some(ident.clone()) }));
    }
    named.sort_by_key(|(at, _)| *at);
    named.into_iter().map(|(_, named)| named).collect()
}

/// How far the wire name is from Graph's usual spelling, lower camel case; the usual wins over the odd.
fn oddity(wire: &str) -> (bool, bool, bool) {
    let has_symbols = !wire.chars().all(|c| c.is_alphanumeric() || c == '_');
    (has_symbols, wire.contains('_'), !wire.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// The further steps of the ladder.
fn escalate(taken: &mut Taken<'_>, wire: &str, plain: &RustIdent) -> RustIdent {
    let role = taken.role;
    let mut steps = vec![RustIdent::spelled(role, wire, Spelling::Symbols)];
    if taken.is_reserved(plain) {
        steps.push(plain.suffixed(role, role_word(role)));
    }
    if let Some(free) = steps.into_iter().find(|step| taken.claim(step)) {
        return free;
    }
    let mut number = 2;
    loop {
        let candidate = plain.numbered(role, number);
        if taken.claim(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

/// What a reserved name is called in addition.
fn role_word(role: Role) -> &'static str {
    match role {
        Role::Type => "type",
        Role::Variant => "value",
        Role::Field => "property",
        Role::Module => "module",
        Role::Constant => "name",
    }
}

/// The identifiers of a scope that are gone.
struct Taken<'a> {
    role: Role,
    reserved: &'a [&'a str],
    idents: BTreeSet<String>,
}

impl<'a> Taken<'a> {
    fn new(role: Role, reserved: &'a [&'a str]) -> Self {
        Self { role, reserved, idents: BTreeSet::new() }
    }

    fn is_reserved(&self, ident: &RustIdent) -> bool {
        self.reserved.contains(&ident.unraw())
    }

    /// Takes the identifier unless it is gone. Modules are files, and some file systems ignore case.
    fn claim(&mut self, ident: &RustIdent) -> bool {
        let key = match self.role {
            Role::Module => ident.unraw().to_ascii_lowercase(),
            _ => ident.as_str().to_owned(),
        };
        !self.is_reserved(ident) && self.idents.insert(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks both the outcome and that it is the same for every rotation of the input.
    fn check(role: Role, reserved: &[&str], wires: &[&str], expected: &[&str]) {
        for turn in 0..wires.len() {
            let mut wires = wires.to_vec();
            let mut expected = expected.to_vec();
            wires.rotate_left(turn);
            expected.rotate_left(turn);
            let named = name_all(role, reserved, &wires);
            let idents: Vec<&str> = named.iter().map(|named| named.ident.as_str()).collect();
            assert_eq!(idents, expected, "{wires:?}");
        }
    }

    #[test]
    fn the_usual_spelling_wins() {
        check(Role::Field, &[], &["query_string", "queryString"], &["query_string_2", "query_string"]);
        check(Role::Variant, &[], &["Member", "member", "MEMBER"], &["Member3", "Member", "Member2"]);
    }

    #[test]
    fn symbols_become_words_before_numbers_come() {
        check(Role::Variant, &[], &["1", "-1", "+1"], &["N1", "Minus1", "Plus1"]);
        check(Role::Variant, &[], &["c", "c++", "c#"], &["C", "CPlusPlus", "CHash"]);
    }

    #[test]
    fn nobody_loses_its_plain_name_to_a_number() {
        check(Role::Field, &[], &["a_b", "aB", "aB2", "a_b_2"], &["a_b_3", "a_b", "a_b2", "a_b_2"]);
    }

    #[test]
    fn reserved_names_get_the_word_of_their_role() {
        check(Role::Type, &["Option", "OptionType"], &["option", "vec"], &["Option2", "Vec"]);
        check(Role::Type, &["Option"], &["option"], &["OptionType"]);
        check(Role::Field, &["additional_properties"], &["additionalProperties"], &["additional_properties_property"]);
    }

    #[test]
    fn modules_differ_in_more_than_case() {
        check(Role::Module, &["graph"], &["graph", "Aux", "aux"], &["graph_module", "aux_2", "aux_"]);
    }

    #[test]
    fn equal_wire_names_still_get_different_identifiers() {
        let named = name_all(Role::Field, &[], &["a", "a"]);
        assert_ne!(named.first().map(|n| n.ident.clone()), named.get(1).map(|n| n.ident.clone()));
    }
}
