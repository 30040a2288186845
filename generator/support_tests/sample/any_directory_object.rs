use super::super::support::{self, polymorphic};
use super::{DirectoryObject, User};

/// A [`DirectoryObject`] or one of the types that derive from it.
pub enum AnyDirectoryObject {
    /// `microsoft.graph.directoryObject`, or a type that is not documented.
    DirectoryObject(Box<DirectoryObject>),
    /// `microsoft.graph.user`
    User(Box<User>),
}

polymorphic! {
    AnyDirectoryObject: DirectoryObject = "microsoft.graph.directoryObject";
    User = "microsoft.graph.user" => as_user, into_user;
}
