//! What the documentation says of permissions.

/// The permissions that one type of account needs; any one of them is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Permissions {
    /// The type of account as the documentation names it, such as `Application`
    pub account: &'static str,
    /// What they apply to, where the documentation tells several things apart; else empty
    pub subject: &'static str,
    /// The names of permissions, least privileged first; empty where none is known
    pub scopes: &'static [&'static str],
    /// Whether this type of account can perform the operation at all
    pub supported: bool,
}

impl Permissions {
    /// The permissions of a type of account, least privileged first.
    #[must_use]
    pub const fn new(account: &'static str, scopes: &'static [&'static str]) -> Self {
        Self { account, subject: "", scopes, supported: true }
    }

    /// A type of account that cannot perform the operation.
    #[must_use]
    pub const fn unsupported(account: &'static str) -> Self {
        Self { account, subject: "", scopes: &[], supported: false }
    }

    /// The same for one of several subjects.
    #[must_use]
    pub const fn of(self, subject: &'static str) -> Self {
        Self { subject, ..self }
    }

    /// The least privileged permission, if one is known.
    #[must_use]
    pub const fn least(&self) -> Option<&'static str> {
        self.scopes.first().copied()
    }
}
