//! API pages: everything one says of its operation (`FORMAT.md`, section API pages).

use super::annotation::Bound;
use super::{Tables, example, parameters, request_body, request_line, response};
use crate::diag::Diagnostic;
use crate::facts::ApiFact;
use crate::markdown::{Document, Sections};

/// What an API page says, with what its tables hold.
pub(super) fn read(
    document: &Document<'_>,
    sections: &Sections,
    bound: &[Bound],
    tables: Tables,
    diagnostics: &mut Vec<Diagnostic>,
) -> ApiFact {
    let (exchanges, samples) = example::read(document, sections, bound, diagnostics);
    let mut fact = ApiFact {
        requests: request_line::read(document, sections, diagnostics),
        body: tables.body,
        headers: tables.headers,
        parameters: tables.parameters,
        options: parameters::options(document, sections),
        response: response::read(document, sections),
        exchanges,
        samples,
        ..ApiFact::default()
    };
    request_body::read(document, sections, &mut fact);
    fact
}
