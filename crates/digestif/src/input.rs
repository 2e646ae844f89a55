//! What an extraction starts from: a text, and what is known about it.

use chrono::NaiveDate;

use crate::Str;

/// A text with its reference date and identifier.
///
/// A plain `&str` converts into it, so the plain call stays plain.
///
/// ```
/// use chrono::NaiveDate;
/// use digestif::{Extractor, Input};
///
/// let day = NaiveDate::from_ymd_opt(2025, 4, 18).unwrap();
/// let input = Input::new("The forum opened on April 17.").reference_date(day).id("forum");
/// let facts = Extractor::new().extract(input);
/// assert_eq!(facts.doc_id(), Some("forum"));
/// ```
#[derive(Clone, Debug)]
pub struct Input<'t> {
    pub(crate) text: &'t str,
    pub(crate) reference_date: Option<NaiveDate>,
    pub(crate) id: Option<Str<'t>>,
}

impl<'t> Input<'t> {
    /// A text without a reference date.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            reference_date: None,
            id: None,
        }
    }

    /// Sets the day that "April 17" and "this year" are resolved against; `None` leaves such dates partial.
    #[must_use]
    pub fn reference_date(mut self, date: impl Into<Option<NaiveDate>>) -> Self {
        self.reference_date = date.into();
        self
    }

    /// Names the document; the name comes back as [`Facts::doc_id`](crate::Facts::doc_id).
    #[must_use]
    pub fn id(mut self, id: impl Into<Str<'t>>) -> Self {
        self.id = Some(id.into());
        self
    }
}

impl<'t> From<&'t str> for Input<'t> {
    fn from(text: &'t str) -> Self {
        Self::new(text)
    }
}

impl<'t> From<&'t String> for Input<'t> {
    fn from(text: &'t String) -> Self {
        Self::new(text)
    }
}
