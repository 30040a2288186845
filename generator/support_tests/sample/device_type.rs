use super::super::support::{self, evolvable};

/// Kinds of devices; several can hold at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviceType {
    /// `none`
    None,
    /// `desktop`
    Desktop,
    /// `mobile`
    Mobile,
    /// `surfaceHub`
    SurfaceHub,
}

evolvable! {
    DeviceType;
    None = "none": 0,
    Desktop = "desktop": 1,
    Mobile = "mobile": 2,
    SurfaceHub = "surfaceHub": 4,
}
