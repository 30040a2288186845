//! Dates, durations and numbers that keep the form they came in.

use msgraph_models::v1_0::call_records::MediaStream;
use msgraph_models::v1_0::{AssignedLicense, DriveItem, FileAttachment, GeoCoordinates, Message, RecurrenceRange};
use msgraph_models::{Double, Duration, Evolvable, Int64, TimeOfDay};
use serde_json::json;

use super::{round, written};

#[test]
fn odd_dates_are_kept() {
    for date in [
        "2014-01-06T09:04:30.4737618Z",
        "2024-02-08T12:07:31",
        "2024-02-08T12:07:31+00:00",
        "0001-01-01T00:00:00Z",
        "2014-01-06",
        "08.02.2024 12:07",
        "",
    ] {
        let message: Message = round(&json!({"receivedDateTime": date}));
        assert_eq!(message.received_date_time.unwrap(), date);
        let range: RecurrenceRange = round(&json!({"startDate": date}));
        assert_eq!(range.start_date.unwrap().as_str(), date);
    }
}

#[test]
fn odd_durations_are_kept() {
    for (text, expected) in [
        ("-PT15M", Some((-900, 0))),
        ("P11D23H59M59.999999999999S", Some((11 * 86_400 + 86_399, 999_999_999))),
        ("P1DT1H1M1.5S", Some((90_061, 500_000_000))),
        ("PT0.0310000S", Some((0, 31_000_000))),
        ("PT0S", Some((0, 0))),
        ("P1W", Some((604_800, 0))),
        ("P1Y", None),
        ("P1M", None),
        ("P", None),
        ("PT5", None),
        ("soon", None),
        ("", None),
        ("PT9999999999999999999S", None),
        ("P9999999999999999D", None),
    ] {
        let stream: MediaStream = round(&json!({"averageJitter": text}));
        assert_eq!(stream.average_jitter.unwrap().seconds().ok(), expected, "{text}");
    }
    assert_eq!(Duration::from_seconds(-90, -500_000_000).as_str(), "-PT90.5S");
    let length = std::time::Duration::new(90, 5);
    assert_eq!(std::time::Duration::try_from(&Duration::from(length)).unwrap(), length);
    assert!(std::time::Duration::try_from(&Duration::from("-PT1S")).is_err());
}

#[test]
fn integers_may_be_text() {
    for (value, expected) in [
        (json!("9007199254740993"), 9_007_199_254_740_993),
        (json!(i64::MIN), i64::MIN),
        (json!("-9223372036854775808"), i64::MIN),
        (json!(" 5 "), 5),
    ] {
        let item: DriveItem = round(&json!({"size": value}));
        assert_eq!(item.size.unwrap().get(), expected);
    }
    for value in [json!("many"), json!(""), json!(1.5), json!("9223372036854775808")] {
        let item: DriveItem = round(&json!({"size": value}));
        assert_eq!(item.additional_properties.len(), 1);
    }
    assert_eq!(Int64::from(5), 5_i64);
}

#[test]
fn doubles_may_be_text() {
    for (value, expected) in [
        (json!("INF"), f64::INFINITY),
        (json!("-INF"), f64::NEG_INFINITY),
        (json!("1.5"), 1.5),
        (json!("1e3"), 1000.0),
        (json!(3), 3.0),
        (json!(47.642_399_999_999_995), 47.642_399_999_999_995),
    ] {
        let place: GeoCoordinates = round(&json!({"altitude": value}));
        assert_eq!(place.altitude, Some(expected.into()));
    }
    let place: GeoCoordinates = round(&json!({"altitude": "NaN", "latitude": "north"}));
    assert!(place.altitude.unwrap().get().is_nan() && place.latitude.is_none());
    assert_eq!(written(&Double::from(f64::NAN)), json!("NaN"));
    assert_eq!(written(&Double::from(f64::NEG_INFINITY)), json!("-INF"));
}

#[test]
fn identifiers_and_bytes_keep_their_text() {
    let license: AssignedLicense = round(&json!({"skuId": "{02BD9FD6-8f93-4758-87c3-1fb73740a315}"}));
    assert_eq!(license.sku_id.unwrap().as_u128().unwrap(), 0x02bd_9fd6_8f93_4758_87c3_1fb7_3740_a315);
    let license: AssignedLicense = round(&json!({"skuId": "guid", "disabledPlans": ["", "x"]}));
    assert!(license.sku_id.unwrap().as_u128().is_err());
    round::<FileAttachment>(&json!({"contentBytes": "not base64!"}));
}

#[test]
fn values_are_small() {
    use std::mem::size_of;
    assert_eq!(size_of::<Option<Int64>>(), 16);
    assert_eq!(size_of::<Option<Double>>(), 16);
    assert_eq!(size_of::<Option<TimeOfDay>>(), 16);
    assert_eq!(size_of::<Option<Evolvable<msgraph_models::v1_0::BodyType>>>(), 16);
    assert_eq!(size_of::<Option<msgraph_models::v1_0::AnyAttachment>>(), 16);
}
