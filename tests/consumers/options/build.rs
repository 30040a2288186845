//! Generates three modules that differ in the types of dates, one of them with types of this crate.

use msgraph_docgen::config::{DateTypes, DocLevel, Navigation};
use msgraph_docgen::{Builder, Error};

fn main() -> Result<(), Error> {
    let modules = Builder::new().docs("../../../spec-docs").warnings(0).navigation(Navigation::Omit);
    let modules = modules.include(["message", "microsoft.graph.callRecords"]).doc_level(DocLevel::Summary);
    let time = modules.clone().dates(DateTypes::Time);
    time.module("with_time").include_file("time.rs").generate()?;
    let jiff = modules.clone().dates(DateTypes::Jiff).include(["/me/messages", "/me/events"]).operations(true);
    jiff.module("with_jiff").include_file("jiff.rs").generate()?;
    modules
        .dates(DateTypes::Chrono)
        .replace("emailAddress", "crate::Address")
        .replace("bodyType", "crate::BodyType")
        .stop_at(["followupFlag"])
        .derive("importance", "PartialOrd")
        .derive("*", "Clone")
        .attribute("itemBody", "#[must_use = \"a body is for reading\"]")
        .attribute("message.subject", "#[doc = \"The `subject` \\\" line.\"]")
        .attribute("*.categories", "#[deprecated]")
        .module("with_chrono")
        .include_file("chrono.rs")
        .generate()
        .map(drop)
}
