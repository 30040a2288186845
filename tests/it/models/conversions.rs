//! The features that convert values from and to the types of other crates.

use base64::Engine as _;
use msgraph_models::{Binary, Date, DateTimeOffset, Decimal, Duration, Guid, TimeOfDay};

const MOMENT: &str = "2014-01-06T09:04:30.4737618Z";

#[test]
fn chrono() {
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Timelike as _};
    let moment = DateTime::<FixedOffset>::try_from(&DateTimeOffset::from(MOMENT)).unwrap();
    assert_eq!((moment.timestamp(), moment.nanosecond()), (1_388_999_070, 473_761_800));
    assert_eq!(DateTime::<FixedOffset>::try_from(&DateTimeOffset::from(moment)).unwrap(), moment);
    let error = DateTime::<FixedOffset>::try_from(&DateTimeOffset::from("2024-02-08T12:07:31")).unwrap_err();
    assert!(error.to_string().contains("2024-02-08T12:07:31"), "{error}");
    let day = NaiveDate::try_from(&Date::from("2014-01-06")).unwrap();
    assert_eq!(Date::from(day), "2014-01-06");
    let time = NaiveTime::try_from(&TimeOfDay::from("09:04:30.4737618")).unwrap();
    assert_eq!(NaiveTime::try_from(&TimeOfDay::from(time)).unwrap(), time);
    let length = TimeDelta::try_from(&Duration::from("-PT15M0.5S")).unwrap();
    assert_eq!(length, TimeDelta::milliseconds(-900_500));
    assert_eq!(Duration::from(length), "-PT900.5S");
    assert!(TimeDelta::try_from(&Duration::from("P1Y")).is_err());
}

#[test]
fn time() {
    use time::OffsetDateTime;
    let moment = OffsetDateTime::try_from(&DateTimeOffset::from(MOMENT)).unwrap();
    assert_eq!((moment.unix_timestamp(), moment.nanosecond()), (1_388_999_070, 473_761_800));
    assert_eq!(DateTimeOffset::from(moment), MOMENT);
    assert!(OffsetDateTime::try_from(&DateTimeOffset::from("soon")).is_err());
    let length = time::Duration::try_from(&Duration::from("-PT15M")).unwrap();
    assert_eq!(length, time::Duration::minutes(-15));
    assert_eq!(Duration::from(length), "-PT900S");
}

#[test]
fn jiff() {
    use jiff::{SignedDuration, Timestamp, civil};
    let moment = Timestamp::try_from(&DateTimeOffset::from(MOMENT)).unwrap();
    assert_eq!((moment.as_second(), moment.subsec_nanosecond()), (1_388_999_070, 473_761_800));
    assert_eq!(DateTimeOffset::from(moment), MOMENT);
    assert!(Timestamp::try_from(&DateTimeOffset::from("2024-02-08T12:07:31")).is_err());
    let day = civil::Date::try_from(&Date::from("2014-01-06")).unwrap();
    assert_eq!(Date::from(day), "2014-01-06");
    let time = civil::Time::try_from(&TimeOfDay::from("09:04:30.4737618")).unwrap();
    assert_eq!(TimeOfDay::from(time), "09:04:30.4737618");
    let length = SignedDuration::try_from(&Duration::from("P11D23H59M59.999999999999S")).unwrap();
    assert_eq!(Duration::from(length), "PT1036799.999999999S");
}

#[test]
fn uuid() {
    let text = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
    let id = uuid::Uuid::try_from(&Guid::from(text)).unwrap();
    assert_eq!(Guid::from(id), text);
    assert_eq!(uuid::Uuid::try_from(&Guid::from(text.to_uppercase())).unwrap(), id);
    assert!(uuid::Uuid::try_from(&Guid::from("me")).is_err());
}

#[test]
fn base64() {
    let bytes = [0xfb, 0xef, 0xff, 0x01];
    let binary = Binary::from_bytes(bytes);
    assert_eq!(binary.as_str(), base64::engine::general_purpose::STANDARD.encode(bytes));
    for text in ["++//AQ==", "++//AQ", "--__AQ", "--__AQ=="] {
        assert_eq!(Binary::from(text).to_bytes().unwrap(), bytes, "{text}");
    }
    assert!(Binary::from("not base64!").to_bytes().is_err());
}

#[test]
fn rust_decimal() {
    let number = rust_decimal::Decimal::try_from(&Decimal::new("12.3400").unwrap()).unwrap();
    assert_eq!(number, rust_decimal::Decimal::new(123_400, 4));
    assert_eq!(Decimal::from(number).to_string(), "12.3400");
    let number = rust_decimal::Decimal::try_from(&Decimal::new("1e3").unwrap()).unwrap();
    assert_eq!(number, rust_decimal::Decimal::from(1000));
}
