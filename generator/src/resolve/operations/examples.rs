//! Examples of an operation.

use super::page::Page;
use super::url;
use crate::facts::{ExchangeFact, SampleFact};
use crate::schema::{Example, ExampleKind, Method};

impl<'a> Page<'a> {
    /// The exchanges that belong to a method: its requests, and the responses behind them.
    ///
    /// Calls of other services, such as notifications, are left out, and so is what the target of a redirection sends.
    pub(super) fn exchanges(&self, method: Method) -> Vec<&'a ExchangeFact> {
        let mut current = Some(method);
        let mut found = Vec::new();
        for exchange in &self.api.exchanges {
            if exchange.kind == ExampleKind::Request {
                let own = exchange.method.unwrap_or(method);
                current = (!url::is_foreign(&exchange.start_line.value)).then_some(own);
            }
            if current == Some(method) {
                found.push(exchange);
            }
            if exchange.status.is_some_and(|status| (300..400).contains(&status)) {
                current = None;
            }
        }
        found
    }

    pub(super) fn examples(&self, exchanges: &[&ExchangeFact]) -> Vec<Example> {
        let examples = exchanges.iter().map(|exchange| Example {
            kind: exchange.kind,
            start_line: exchange.start_line.value.clone(),
            truncated: exchange.metadata.as_ref().is_some_and(|metadata| metadata.truncated),
            body: exchange.body.map(|span| self.sheet.text(span).to_owned()).unwrap_or_default(),
            src: self.sheet.provenance(exchange.body.unwrap_or(exchange.start_line.span)),
        });
        examples.collect()
    }

    /// The JSON body of an exchange.
    pub(super) fn sample(&self, exchange: &ExchangeFact) -> Option<&'a SampleFact> {
        let body = exchange.body?;
        self.api.samples.iter().find(|sample| {
            let span = sample.shape.span;
            body.start <= span.start && span.end <= body.end
        })
    }
}
