//! The report, with no knowledge of reading or checking.
//!
//! Takes nothing; gives types that say what a report can say, each field with its state and its
//! place. Knows spans and the form, and nothing else of this crate. [`Decimal`] is that of the crate
//! `rust_decimal`, and as public as the rest.

mod claim;
mod field;
mod report;
mod tables;
mod value;

pub use claim::{Claim, ClaimRequester, ClaimResult, ClaimSubject, Quantity};
pub use field::{Basis, Field, State};
pub use report::{
    Contact, Headings, Overview, Period, Preamble, Report, SCHEMA_VERSION, Signature,
};
pub use rust_decimal::Decimal;
pub use tables::{
    CellMut, CellRef, Count, Decisions, Denied, Disclosure, Documents, Fees, Litigation,
    NotProcessed, OtherOutcomes, Outcomes, Procurement, Requesters, Requests, Rulings, Unavailable,
};
pub use value::{Amount, Date, NotADate, NotANumber, NotAnAmount, Number};
