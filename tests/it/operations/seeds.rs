//! Operations of call records have the bodies that their pages list.

use msgraph_models::beta::call_records::operations::{
    CreateSegmentBody, UpdateCallRecord, UpdateCallRecordBody, UpdateSegment, UpdateSegmentBody, UpdateSessionBody,
};
use msgraph_models::beta::call_records::{CallType, Modality};
use msgraph_models::operation::{Operation, Permissions};
use msgraph_models::{Evolvable, Member as _, Model, ModelExt as _, Patch};

/// The wire names of a body's fields, in order.
fn names<B: Model + Default>() -> Vec<&'static str> {
    B::default().descriptor().properties().to_vec()
}

/// What the tables list but `id`, which the page of `entity` calls read-only.
#[test]
fn bodies_have_the_properties_of_their_tables() {
    let times = ["startDateTime", "endDateTime"];
    let record = ["version", "type", "modalities", "lastModifiedDateTime"];
    let rest = ["organizer", "participants", "joinWebUrl"];
    assert_eq!(names::<UpdateCallRecordBody>(), [record.as_slice(), &times, &rest].concat());
    let ends = ["caller", "callee", "failureInfo"];
    assert_eq!(names::<UpdateSessionBody>(), [["modalities"].as_slice(), &times, &ends].concat());
    let segment = ["callee", "caller", "endDateTime", "failureInfo", "media", "startDateTime"];
    assert_eq!(names::<UpdateSegmentBody>(), segment);
    assert_eq!(names::<CreateSegmentBody>(), segment);
    let mut body = UpdateSegmentBody::default();
    body.set_odata_type();
    assert_eq!(body.odata_type(), Some("#microsoft.graph.callRecords.segment"));
}

#[test]
fn enumerations_are_typed() {
    let body = UpdateCallRecordBody {
        modalities: Patch::Set(vec![Modality::Audio.into(), Evolvable::from("hologram")]),
        r#type: Patch::Set(CallType::GroupCall.into()),
        ..UpdateCallRecordBody::default()
    };
    let expected = serde_json::json!({"type": "groupCall", "modalities": ["audio", "hologram"]});
    assert_eq!(serde_json::to_value(&body).unwrap(), expected);
    assert_eq!((Modality::ALL.len(), CallType::ALL.len()), (7, 4));
}

#[test]
fn permissions_are_as_the_tables_say() {
    let work = "Delegated (work or school account)";
    let personal = "Delegated (personal Microsoft account)";
    let placeholders = Permissions::new(work, &[]);
    assert_eq!(UpdateSegment::PERMISSIONS[0], placeholders, "a placeholder is no permission");
    assert_eq!(UpdateCallRecord::PERMISSIONS[1], Permissions::unsupported(personal));
    let get = msgraph_models::v1_0::operations::GetUser::PERMISSIONS;
    assert_eq!(get[1], Permissions::new(personal, &["User.Read", "User.ReadWrite"]));
    assert_eq!(get[0].least(), Some("User.Read"));
}
