//! The JSON examples of the embedded documentation through the committed crate: every one is read, and comes back
//! with nothing lost. `cargo xtask roundtrip` does the same for any documentation, with a crate made for it.

use std::collections::{BTreeMap, BTreeSet};

use msgraph_docgen::config::Config;
use msgraph_docgen::plan::plan;
use msgraph_docgen::report::roundtrip::{Examples, Exchanges, Tally, Text, Written};
use msgraph_docgen::source::load;
use msgraph_models::support::write;
use msgraph_models::{
    Collection, Model, ModelExt as _, Reader, beta, beta::call_records as beta_calls, v1_0,
    v1_0::call_records as v1_0_calls,
};

use crate::workspace::root;

/// What an example's text becomes, as an object or as a page of objects.
struct Way {
    object: fn(&str) -> Written,
    page: fn(&str) -> Written,
}

/// The ways by version and wire name; of a type with derived types the enum over them is one too.
type Ways = BTreeMap<(&'static str, &'static str), Vec<Way>>;

fn through<T: Model + Default>(text: &str) -> Written {
    let read = |nulls: bool| -> Result<String, String> {
        let model: T = Reader::new().keep_nulls(nulls).from_str(text).map_err(|error| error.to_string())?;
        let mut out = Vec::new();
        write(&model, &mut serde_json::Serializer::new(&mut out)).map_err(|error| error.to_string())?;
        String::from_utf8(out).map_err(|error| error.to_string())
    };
    Ok(Text { kept: read(true)?, plain: read(false)? })
}

fn add<T: Model + Default>(ways: &mut Ways, version: &'static str) {
    let way = Way { object: through::<T>, page: through::<Collection<T>> };
    ways.entry((version, T::default().descriptor().wire_name())).or_default().push(way);
}

macro_rules! ways {
    ($ways:ident, $version:literal: $module:ident { $($ty:ident),* $(,)? }) => {
        $(add::<$module::$ty>(&mut $ways, $version);)*
    };
}

/// The types that examples are of.
fn ways() -> Ways {
    let mut ways = Ways::new();
    ways!(ways, "beta": beta { Entity, Identity, IdentitySet });
    ways!(ways, "beta": beta_calls {
        AnyEndpoint, AnyUserAgent, CallRecord, ClientUserAgent, DeviceInfo, DirectRoutingLogRow, Endpoint,
        FailureInfo, FeedbackTokenSet, Media, MediaStream, NetworkInfo, ParticipantEndpoint, PstnCallLogRow,
        Segment, ServiceEndpoint, ServiceUserAgent, Session, UserAgent, UserFeedback,
    });
    ways!(ways, "v1.0": v1_0 {
        AnyAttachment, AnyDirectoryObject, AnyExtension, AnyOutlookItem, AnyRecipient, AssignedLicense,
        Attachment, Attendee, AttendeeBase, Audio, BaseItem, DateTimeTimeZone, Deleted, DirectoryObject,
        Drive, DriveItem, EmailAddress, Entity, Event, Extension, File, FileAttachment, FileSystemInfo,
        Folder, FolderView, FollowupFlag, GeoCoordinates, Group, Hashes, Identity, IdentitySet, Image,
        InternetMessageHeader, ItemAttachment, ItemBody, ItemReference, Location, MailTips, Message,
        ObjectIdentity, OpenTypeExtension, OutlookGeoCoordinates, OutlookItem, Package, PasswordProfile,
        PatternedRecurrence, Photo, PhysicalAddress, Recipient, RecurrencePattern, ReferenceAttachment,
        Reminder, ResponseStatus, Root, SharepointIds, SpecialFolder, TimeSlot, User, Video,
    });
    ways!(ways, "v1.0": v1_0_calls {
        AnyEndpoint, AnyUserAgent, CallRecord, ClientUserAgent, DeviceInfo, Endpoint, FailureInfo,
        FeedbackTokenSet, Media, MediaStream, NetworkInfo, ParticipantEndpoint, Segment, ServiceEndpoint,
        ServiceUserAgent, Session, UserAgent, UserFeedback,
    });
    ways
}

#[test]
fn every_exchange_agrees_with_its_operation() {
    let sources = load(&root().join("spec-docs"), &[]).unwrap();
    let config = Config::default();
    let outcome = msgraph_docgen::run(&sources, &config);
    let (plan, _) = plan(&outcome.schemas, &config);
    let operations = plan.versions.iter().map(|version| {
        let operations = version.namespaces.iter().flat_map(|namespace| &namespace.operations);
        (version.version, operations.collect())
    });
    let exchanges = Exchanges::of_pages(&outcome, &operations.collect::<Vec<_>>());
    let missed = exchanges
        .findings
        .iter()
        .filter_map(|finding| Some(format!("{}: {}: {}", finding.place, finding.check.as_str(), finding.miss?)));
    insta::assert_snapshot!(missed.collect::<Vec<_>>().join("\n"), @"");
    assert!(exchanges.findings.len() > 100 && exchanges.cases.len() > 40, "{}", exchanges.cases.len());
}

#[test]
fn every_example_comes_back() {
    let sources = load(&root().join("spec-docs"), &[]).unwrap();
    let outcome = msgraph_docgen::run(&sources, &Config::default());
    let examples = Examples::of_pages(&sources, &outcome);
    let ways = ways();
    let mut tally = Tally::default();
    let mut missing = BTreeSet::new();
    for example in &examples.cases {
        let Some(ways) = ways.get(&(example.root.version.as_str(), example.root.name.as_str())) else {
            missing.insert((example.root.version.as_str(), example.root.name.as_str()));
            continue;
        };
        let go =
            |way: &Way| if example.root.collection { (way.page)(&example.body) } else { (way.object)(&example.body) };
        tally.add(example, &ways.iter().map(go).collect::<Vec<_>>());
    }
    assert!(missing.is_empty(), "add these to `ways`: {missing:?}");
    assert!(examples.cases.len() > 100, "{}", examples.cases.len());
    assert!(tally.is_fine() && tally.misses(true).is_empty(), "\n{tally}{}", tally.misses(true));
}
