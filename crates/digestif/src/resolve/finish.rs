//! Makes facts of the finished mentions: order, ids, links and the digest's structure.

use chrono::NaiveDate;

use super::Resolution;
use crate::fact::KindSet;
use crate::recognize::Draft;
use crate::structure::{BlockKind, TokenRange};
use crate::value::{Entity, Grain, Outlet, Person, Quote, Value};
use crate::{Dateline, Digest, Fact, Facts, Item, ItemPublication, Str};

/// Turns the state into facts of `kinds`, sorted by start, end and kind, and numbered from 0.
pub(super) fn run<'t>(
    state: &Resolution<'_, 't>,
    doc_id: Option<Str<'t>>,
    kinds: KindSet,
) -> Facts<'t> {
    let mut order: Vec<usize> = (0..state.mentions.len())
        .filter(|&at| kinds.has(state.mentions[at].kind()))
        .collect();
    order.sort_by_key(|&at| (state.mentions[at].span, state.mentions[at].kind()));
    let mut ids = vec![None; state.mentions.len()];
    let mut facts = Vec::with_capacity(order.len());
    for at in order {
        if let Some(fact) = fact(state, at, facts.len()) {
            ids[at] = Some(facts.len());
            facts.push(fact);
        }
    }
    link(&mut facts, &ids);
    let digest = digest(state, &ids);
    let sentences = state
        .doc
        .layout
        .sentences
        .iter()
        .map(|s| state.doc.span(s.first, s.end))
        .collect();
    Facts {
        text: Str::Borrowed(state.doc.text),
        doc_id,
        facts,
        sentences,
        digest,
    }
}

/// The fact of the mention at `at`; nothing for a date that no rule could read.
fn fact<'t>(state: &Resolution<'_, 't>, at: usize, id: usize) -> Option<Fact<'t>> {
    let mention = &state.mentions[at];
    let doc = state.doc;
    Some(Fact {
        id,
        span: mention.span,
        text: Str::Borrowed(&doc.text[mention.span.range()]),
        sentence: doc.layout.sentence_of[mention.first] as usize,
        item: state.item_of(mention.first),
        rule: mention.rule.into(),
        value: value(state, &mention.draft)?,
        attribution: state.attributions[at].clone(),
    })
}

fn value<'t>(state: &Resolution<'_, 't>, draft: &Draft<'t>) -> Option<Value<'t>> {
    Some(match draft {
        Draft::Money(draft) => Value::Money(draft.money.clone()),
        Draft::Percent(value) => Value::Percent(value.clone()),
        Draft::Count(value) => Value::Count(value.clone()),
        Draft::Quantity(value) => Value::Quantity(value.clone()),
        Draft::Number(value) => Value::Number(value.clone()),
        Draft::Ordinal(value) => Value::Ordinal(value.clone()),
        Draft::Date(draft) => Value::Date(draft.date.clone()?),
        Draft::Duration(value) => Value::Duration(value.clone()),
        Draft::Person(draft) => {
            let person = &state.people[draft.person?];
            Value::Person(Person {
                name: person.name.clone(),
                entity: person.entity,
                role: draft.role.clone().or_else(|| person.roles.first().cloned()),
                organisation: draft
                    .organisation
                    .clone()
                    .or_else(|| person.organisations.first().cloned()),
                country: draft.country.clone().or_else(|| person.country.clone()),
                official: !person.roles.is_empty(),
            })
        }
        Draft::Outlet(draft) => {
            let at = draft.outlet?;
            let known = draft
                .known
                .map(|id| &state.doc.lexicon.outlets[id as usize]);
            Value::Outlet(Outlet {
                name: state.outlets[at].name.clone(),
                entity: Entity::Outlet(at as u32 + 1),
                country: known.and_then(|o| o.country.clone()),
                domain: known.and_then(|o| o.domain.clone()),
            })
        }
        Draft::Publication(value) => Value::Publication(value.clone()),
        Draft::Quote(draft) => Value::Quote(Quote {
            speaker: draft.speaker.clone(),
            entity: draft.entity,
            cue: draft.cue.clone(),
        }),
    })
}

/// Turns links between mentions into links between facts; a link to a fact that was not asked for falls away.
fn link(facts: &mut [Fact<'_>], ids: &[Option<usize>]) {
    for fact in facts {
        if let Value::Money(money) = &mut fact.value {
            money.equivalent = money.equivalent.and_then(|mention| ids[mention]);
        }
    }
}

fn digest<'t>(state: &Resolution<'_, 't>, ids: &[Option<usize>]) -> Digest<'t> {
    let doc = state.doc;
    let block_text = |at: usize| {
        let tokens = doc.layout.blocks[at].content;
        doc.plain(tokens.first, tokens.end)
    };
    let items = doc.layout.items.iter().enumerate().map(|(at, item)| Item {
        headline: item.heading.map(block_text),
        span: doc.span(item.tokens.first, item.tokens.end),
        publication: state.item_publication(at).cloned().unwrap_or_default(),
    });
    let dateline = doc.layout.dateline.map(|shape| Dateline {
        place: shape.place.map(|place| doc.plain(place.first, place.end)),
        date: day_in(state, shape.tokens),
    });
    let mut digest = Digest {
        title: doc.layout.title.map(block_text),
        published: published(state),
        dateline,
        items: items.collect(),
        ..Digest::default()
    };
    digest.people.clone_from(&state.people);
    digest.outlets.clone_from(&state.outlets);
    let fact_ids =
        |mentions: &mut Vec<usize>| *mentions = mentions.iter().filter_map(|&at| ids[at]).collect();
    digest
        .people
        .iter_mut()
        .for_each(|person| fact_ids(&mut person.mentions));
    digest
        .outlets
        .iter_mut()
        .for_each(|outlet| fact_ids(&mut outlet.mentions));
    digest
}

/// The day that the digest says it appeared: in its title, its dateline, or on a line of its own before the text.
fn published(state: &Resolution<'_, '_>) -> Option<NaiveDate> {
    let layout = &state.doc.layout;
    let head = layout
        .blocks
        .iter()
        .take_while(|b| matches!(b.kind, BlockKind::Heading | BlockKind::Note));
    let own = |tokens: TokenRange| {
        layout
            .items
            .first()
            .is_none_or(|item| tokens.first < item.tokens.first)
    };
    layout
        .title
        .and_then(|title| day_in(state, layout.blocks[title].content))
        .or_else(|| day_in(state, layout.dateline?.tokens))
        .or_else(|| {
            head.filter(|b| own(b.content))
                .find_map(|b| day_in(state, b.content))
        })
}

/// The first day that a date mention in `range` names.
fn day_in(state: &Resolution<'_, '_>, range: TokenRange) -> Option<NaiveDate> {
    state
        .mentions_in(range)
        .find_map(|(_, mention)| match &mention.draft {
            Draft::Date(draft) => draft
                .date
                .as_ref()
                .filter(|d| d.grain == Grain::Day && !d.timex.contains('/'))
                .and_then(|d| d.start),
            _ => None,
        })
}

impl<'t> Resolution<'_, 't> {
    /// The item that holds the token at `at`.
    pub(super) fn item_of(&self, at: usize) -> Option<usize> {
        self.doc.layout.item_of(at)
    }

    /// The publication that an item renders as a whole.
    pub(super) fn item_publication(&self, item: usize) -> Option<&ItemPublication<'t>> {
        self.item_frames[item].map(|frame| &self.frames[frame].publication)
    }
}
