//! Pass 3: ordered passes that finish the mentions against the rest of the document.
//!
//! 1. `doubt`: words that may be outlets' names are kept or dropped.
//! 2. `overlap`: exclusive kinds never overlap; the longer mention wins.
//! 3. `names`: persons and outlets become entities; short forms find their full name.
//! 4. `publication`: who published what when; the publication of each item.
//! 5. `dates`: open dates are anchored to the reference date, the item's publication or the last date mentioned.
//! 6. `currency`: ambiguous signs and nouns are decided from context, or by default with candidates.
//! 7. `equivalent`: restatements in another currency are linked.
//! 8. `speaker`: quotations find their speaker.
//! 9. `attribution`: every fact learns who says so.

mod attribution;
mod currency;
mod dates;
mod doubt;
mod equivalent;
mod finish;
mod force;
mod lookup;
mod names;
mod overlap;
mod people;
mod places;
mod publication;
mod speaker;
mod speech;
mod spot;

use chrono::NaiveDate;

use crate::fact::KindSet;
use crate::pattern::CustomMention;
use crate::recognize::Mention;
use crate::scan::Document;
use crate::value::Genre;
use crate::{Facts, ItemPublication, Kind, OutletEntity, PersonEntity, Str};
pub(crate) use spot::Spot;

/// The state that the passes share.
#[derive(Debug)]
pub(crate) struct Resolution<'d, 't> {
    pub(crate) doc: &'d Document<'t>,
    pub(crate) reference_date: Option<NaiveDate>,
    /// The mentions as they were found; those that are dropped stay here.
    pub(crate) found: Vec<Mention<'t>>,
    /// Where they stand, in text order.
    pub(crate) mentions: Vec<Spot>,
    /// Matches of a user's own patterns in text order: apart, since no pass may judge other mentions by them.
    pub(crate) customs: Vec<CustomMention<'t>>,
    pub(crate) people: Vec<PersonEntity<'t>>,
    pub(crate) outlets: Vec<OutletEntity<'t>>,
    /// The acts of publishing in text order: what is said after one, within its item, is its content.
    pub(crate) frames: Vec<Frame<'t>>,
    /// For each item of the layout, the index of the frame that it renders as a whole.
    pub(crate) item_frames: Vec<Option<usize>>,
    /// The date mentions that stand in signatures.
    pub(crate) signed_dates: Vec<usize>,
    /// For each block outside items whether it goes on with the text above it.
    pub(crate) continued: Vec<bool>,
    /// Whether the digest signs its entries, all of them behind their text.
    pub(crate) signs_entries: bool,
    /// Amounts that another one restates.
    pub(crate) restated: Vec<equivalent::Restated>,
    /// Who says so, parallel to `mentions` and then `customs` once the last pass has run.
    pub(crate) credits: Vec<attribution::Credit>,
    /// The speakers that the credits name.
    pub(crate) speakers: Vec<Str<'t>>,
}

/// One act of publishing as the text tells it.
#[derive(Clone, Debug)]
pub(crate) struct Frame<'t> {
    /// Index of the outlet's mention; none where only the address of its site stands.
    pub(crate) mention: Option<usize>,
    /// First token of the outlet.
    pub(crate) first: crate::scan::TokenIndex,
    /// Whether it stands in a heading or source line and so governs all that hangs on it.
    pub(crate) heads: bool,
    /// Whether it stands behind what it governs: "(Le Soir, 3 June)" at the end of a paragraph, "Source: ANSA" below it.
    pub(crate) closes: bool,
    /// Whether somebody gives the outlet their words, "told Reuters": what others say later is not what it has.
    pub(crate) addressed: bool,
    /// Index of the sentence that tells it.
    pub(crate) sentence: u32,
    /// Index of the digest item, if any.
    pub(crate) item: Option<usize>,
    /// Outlet and author; `published` is filled by the `dates` pass from `date`.
    pub(crate) publication: ItemPublication<'t>,
    /// The date mention that says when, which is itself attributed to nobody.
    pub(crate) date: Option<usize>,
    /// What makes it a fact of its own, which stands where the outlet is named; nothing where the outlet is only shown to be the
    /// source, as in "Le Soir: …".
    pub(crate) told: Option<Told<'t>>,
}

/// What a publication's fact has besides outlet, day and author.
#[derive(Clone, Debug)]
pub(crate) struct Told<'t> {
    /// Stable name of the rule that fired.
    pub(crate) rule: &'static str,
    pub(crate) headline: Option<Str<'t>>,
    pub(crate) genre: Option<Genre>,
}

/// Finishes the mentions of a document and makes its facts, which replace those in `out`.
pub(crate) fn resolve<'t>(
    doc: &Document<'t>,
    found: Vec<Mention<'t>>,
    customs: Vec<CustomMention<'t>>,
    reference_date: Option<NaiveDate>,
    doc_id: Option<Str<'t>>,
    kinds: KindSet,
    out: &mut Facts<'t>,
) {
    let mut state = Resolution {
        doc,
        reference_date,
        mentions: spot::in_order(&found),
        found,
        customs,
        people: Vec::new(),
        outlets: Vec::new(),
        frames: Vec::new(),
        signed_dates: Vec::new(),
        continued: Vec::new(),
        signs_entries: false,
        restated: Vec::new(),
        item_frames: vec![None; doc.layout.items.len()],
        credits: Vec::new(),
        speakers: Vec::new(),
    };
    doubt::run(&mut state);
    let dropped = overlap::run(&mut state);
    names::run(&mut state, &dropped);
    publication::run(&mut state);
    dates::run(&mut state);
    currency::run(&mut state);
    if kinds.has(Kind::Money) {
        equivalent::run(&mut state);
    }
    speaker::run(&mut state);
    attribution::run(&mut state, kinds);
    finish::run(state, doc_id, kinds, out);
}
