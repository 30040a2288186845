//! Rust identifiers: the only module that makes them and the only one that imports `heck`.
//!
//! | rule | wire name | identifier |
//! |---|---|---|
//! | types and variants in upper camel case | `driveItem` | `DriveItem` |
//! | fields and modules in snake case | `displayName` | `display_name` |
//! | constants in capitals | `displayName` | `DISPLAY_NAME` |
//! | acronyms are words, brands one word | `iOSMinimumVersion`, `macOSGatekeeper` | `ios_minimum_version`, `macos_gatekeeper` |
//! | plural acronyms too | `assetIDs` | `asset_ids` |
//! | an underscore between digits stays | `tls1_0` | `Tls1_0`, `tls1_0` |
//! | everything but letters and digits separates words | `North America 5x7in` | `NorthAmerica5x7in` |
//! | a leading digit gets an `n` | `5x7` | `N5x7`, `n5x7` |
//! | names without letters and digits are spelled out | `*`, `` | `Asterisk`, `Empty` |
//! | accents go, other letters become their code point | `größe`, `中` | `grosse`, `u4e2d` |
//! | types and modules are cut where file names end | `veryLong…` | `VeryLong`, `very_long` |
//! | keywords: raw fields, suffixed modules and types | `type`, `mod`, `self` | `r#type`, `mod_`, `self_` |
//!
//! How wire names become words is in `words`; collisions are settled by `scope`. The words of operations, which have no
//! wire name, are chosen in `operations/names`, those of their paths in `operations/paths`.

use std::fmt;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

use super::words::{Spelling, spell};

/// Module names longer than this are cut, so that paths stay well below what file systems allow.
const MAX_MODULE: usize = 80;

/// Type names longer than this are cut: rustdoc writes a file for each, called after it.
const MAX_TYPE: usize = 200;

/// Words that no identifier may be, not even a raw one.
const NEVER_RAW: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Strict and reserved words of edition 2024 that may be raw identifiers, sorted.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// File names that Windows keeps for devices.
const DEVICES: [&str; 6] = ["aux", "con", "nul", "prn", "com", "lpt"];

/// What an identifier names; decides its case and what happens to keywords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A struct or enum.
    Type,
    /// A variant of an enum.
    Variant,
    /// A field of a struct, or a method.
    Field,
    /// A module, and with it a file or folder.
    Module,
    /// A constant of a type.
    Constant,
}

/// A valid Rust identifier, raw where it has to be.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RustIdent {
    text: String,
}

impl RustIdent {
    /// The identifier of a wire name in its plain spelling.
    pub fn new(role: Role, wire: &str) -> Self {
        Self::spelled(role, wire, Spelling::Plain)
    }

    /// The identifier of a wire name; symbols separate words or are words themselves.
    pub(super) fn spelled(role: Role, wire: &str, spelling: Spelling) -> Self {
        let words = spell(wire, spelling);
        let text = match role {
            Role::Type | Role::Variant => upper_camel(&words),
            Role::Field | Role::Module => words.to_snake_case(),
            Role::Constant => words.to_shouty_snake_case(),
        };
        Self::finish(role, text)
    }

    /// Digits in front, keywords, devices, and names too long for a file.
    fn finish(role: Role, mut text: String) -> Self {
        if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
            text.insert(0, if matches!(role, Role::Field | Role::Module) { 'n' } else { 'N' });
        }
        text = match role {
            Role::Module => cut(text, MAX_MODULE),
            Role::Type => cut(text, MAX_TYPE),
            Role::Variant | Role::Field | Role::Constant => text,
        };
        let keyword = KEYWORDS.binary_search(&text.as_str()).is_ok();
        if NEVER_RAW.contains(&text.as_str()) || role == Role::Module && (keyword || is_device(&text)) {
            text.push('_');
        } else if keyword {
            text.insert_str(0, "r#");
        }
        Self { text }
    }

    /// This identifier with a number behind it, set off where the two would run together.
    pub(super) fn numbered(&self, role: Role, number: usize) -> Self {
        let base = self.unraw().trim_end_matches('_');
        let set_off = !matches!(role, Role::Type | Role::Variant) || base.ends_with(|c: char| c.is_ascii_digit());
        Self { text: format!("{base}{}{number}", if set_off { "_" } else { "" }) }
    }

    /// This identifier with a word behind it.
    pub(super) fn suffixed(&self, role: Role, word: &str) -> Self {
        Self::joined(role, &[self.unraw(), word])
    }

    /// One identifier from the words of several, such as a method from `as` and a type.
    pub(super) fn joined(role: Role, parts: &[&str]) -> Self {
        Self::new(role, &parts.join(" "))
    }

    /// The identifier as Rust code writes it, with `r#` where it is raw.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The identifier without `r#`, as it appears in file names.
    pub fn unraw(&self) -> &str {
        self.text.strip_prefix("r#").unwrap_or(&self.text)
    }
}

impl fmt::Display for RustIdent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for RustIdent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl ToTokens for RustIdent {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(match self.text.strip_prefix("r#") {
            Some(raw) => Ident::new_raw(raw, Span::call_site()),
            None => Ident::new(&self.text, Span::call_site()),
        });
    }
}

/// Upper camel case that keeps an underscore between digits, without which `v1_10` and `v11_0` would be one name.
fn upper_camel(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    loop {
        let end = digit_gap(rest).unwrap_or(rest.len());
        let (part, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.push_str(&part.to_upper_camel_case());
        let Some(tail) = tail.strip_prefix('_') else { return out };
        out.push('_');
        rest = tail;
    }
}

/// Where an underscore stands between two digits.
fn digit_gap(text: &str) -> Option<usize> {
    let is_gap = |w: &&[u8]| matches!(w, [a, b'_', b] if a.is_ascii_digit() && b.is_ascii_digit());
    text.as_bytes().windows(3).position(|w| is_gap(&w)).map(|at| at + 1)
}

/// Cuts an over-long name, at the end of a word where underscores tell one.
fn cut(text: String, max: usize) -> String {
    let Some(head) = text.get(..max).filter(|head| head.len() < text.len()) else { return text };
    let end = head.rfind('_').filter(|end| *end > max / 2).unwrap_or(max);
    head.get(..end).unwrap_or(head).to_owned()
}

/// Whether Windows refuses a file of this name: a device, with or without a number.
fn is_device(text: &str) -> bool {
    DEVICES.contains(&text.trim_end_matches(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `wire => Type, field, module`
    const CASES: &str = "
        driveItem => DriveItem, drive_item, drive_item
        iosVppApp => IosVppApp, ios_vpp_app, ios_vpp_app
        iOSMinimumVersion => IosMinimumVersion, ios_minimum_version, ios_minimum_version
        macOSGatekeeper => MacosGatekeeper, macos_gatekeeper, macos_gatekeeper
        managedIOSLobApp => ManagedIosLobApp, managed_ios_lob_app, managed_ios_lob_app
        iPhoneAndIPod => IphoneAndIpod, iphone_and_ipod, iphone_and_ipod
        iosVppEBook => IosVppEbook, ios_vpp_ebook, ios_vpp_ebook
        managedEBooks => ManagedEbooks, managed_ebooks, managed_ebooks
        isSIPEnabled => IsSipEnabled, is_sip_enabled, is_sip_enabled
        eDiscovery => Ediscovery, ediscovery, ediscovery
        v3_2_1 => V3_2_1, v3_2_1, v3_2_1
        tls1_0 => Tls1_0, tls1_0, tls1_0
        tls1_1 => Tls1_1, tls1_1, tls1_1
        x509 => X509, x509, x509
        oAuth2PermissionGrant => Oauth2PermissionGrant, oauth2_permission_grant, oauth2_permission_grant
        enterpriseCloudPrintOAuthAuthority => EnterpriseCloudPrintOauthAuthority, enterprise_cloud_print_oauth_authority, enterprise_cloud_print_oauth_authority
        azureADDeviceId => AzureAdDeviceId, azure_ad_device_id, azure_ad_device_id
        iCalUId => IcalUid, ical_uid, ical_uid
        iPv4Range => Ipv4Range, ipv4_range, ipv4_range
        firewallIPSecExemptionsAllowDHCP => FirewallIpsecExemptionsAllowDhcp, firewall_ipsec_exemptions_allow_dhcp, firewall_ipsec_exemptions_allow_dhcp
        minimumCpuSpeedInMHz => MinimumCpuSpeedInMhz, minimum_cpu_speed_in_mhz, minimum_cpu_speed_in_mhz
        frequency24GHz => Frequency24Ghz, frequency24_ghz, frequency24_ghz
        relatedUserIDs => RelatedUserIds, related_user_ids, related_user_ids
        check32BitOn64System => Check32BitOn64System, check32_bit_on64_system, check32_bit_on64_system
        riskEventTypes_v2 => RiskEventTypesV2, risk_event_types_v2, risk_event_types_v2
        utF8 => Utf8, utf8, utf8
        fourCC => FourCc, four_cc, four_cc
        North America 5x7in => NorthAmerica5x7in, north_america_5x7in, north_america_5x7in
        #microsoft.graph.x => MicrosoftGraphX, microsoft_graph_x, microsoft_graph_x
        urn:user:registerdevice => UrnUserRegisterdevice, urn_user_registerdevice, urn_user_registerdevice
        @odata.type => OdataType, odata_type, odata_type
        5x7 => N5x7, n5x7, n5x7
        3 => N3, n3, n3
        * => Asterisk, asterisk, asterisk
        <= => LessEquals, less_equals, less_equals
        _ => Underscore, underscore, underscore
        __x => X, x, x
        größe => Grosse, grosse, grosse
        中 => U4e2d, u4e2d, u4e2d
        type => Type, r#type, type_
        self => Self_, self_, self_
        Self => Self_, self_, self_
        super => Super, super_, super_
        crate => Crate, crate_, crate_
        gen => Gen, r#gen, gen_
        mod => Mod, r#mod, mod_
        union => Union, union, union
        con => Con, con, con_
        com1 => Com1, com1, com1_
        console => Console, console, console
    ";

    #[test]
    fn names_follow_the_rules() {
        for case in CASES.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let wire = case.split(" => ").next().unwrap_or_default();
            let made = [Role::Type, Role::Field, Role::Module].map(|role| RustIdent::new(role, wire).text).join(", ");
            assert_eq!(format!("{wire} => {made}"), case);
        }
        assert_eq!(RustIdent::new(Role::Variant, "").as_str(), "Empty");
    }

    #[test]
    fn keywords_are_sorted() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn long_names_are_cut() {
        let wire = "VeryLongName".repeat(20);
        assert_eq!(RustIdent::new(Role::Type, &wire).as_str().len(), MAX_TYPE);
        let module = RustIdent::new(Role::Module, &wire);
        assert!(module.as_str().len() <= MAX_MODULE && module.as_str().ends_with("_very"), "{module}");
    }

    /// Names made of everything that could go wrong; a linear congruential generator keeps the test reproducible.
    #[test]
    fn every_name_gives_a_valid_identifier() {
        const PIECES: [&str; 24] = [
            "", "a", "Z", "9", "_", "-", " ", ".", "#", "é", "ß", "中", "\u{200b}", "🦀", "type", "self", "Self",
            "iOS", "IDs", "\n", "\\", "`", "Å", "ǆ",
        ];
        let mut state = 1_u32;
        for _ in 0..4_000 {
            let mut wire = String::new();
            for _ in 0..5 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                wire.push_str(PIECES.get((state >> 16) as usize % PIECES.len()).copied().unwrap_or(""));
            }
            for role in [Role::Type, Role::Variant, Role::Field, Role::Module] {
                for spelling in [Spelling::Plain, Spelling::Symbols] {
                    let ident = RustIdent::spelled(role, &wire, spelling);
                    assert!(syn::parse_str::<Ident>(ident.as_str()).is_ok(), "{wire:?} gave {ident}");
                    let numbered = ident.numbered(role, 2);
                    assert!(syn::parse_str::<Ident>(numbered.as_str()).is_ok(), "{wire:?} gave {numbered}");
                }
            }
        }
    }
}
