//! Makes facts of the finished mentions: order, ids, links and the digest's structure.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;

use super::attribution::Credit;
use super::equivalent::Restated;
use super::{Frame, Resolution, Spot, currency};
use crate::fact::KindSet;
use crate::pattern::CustomMention;
use crate::recognize::{Draft, Mention};
use crate::scan::Document;
use crate::structure::{BlockKind, TokenRange};
use crate::value::{Grain, Outlet, Person, Publication, Quote, Time, Value};
use crate::{Attribution, Dateline, Digest, Fact, Facts, Item, ItemPublication, Kind, Str};

/// Turns the state into facts of `kinds`, sorted by start, end and kind, and numbered from 0; they replace those in `out`, whose
/// vectors are used again.
pub(super) fn run<'t>(
    mut state: Resolution<'_, 't>,
    doc_id: Option<Str<'t>>,
    kinds: KindSet,
    out: &mut Facts<'t>,
) {
    let doc = state.doc;
    let Facts {
        facts,
        sentences,
        digest,
        ..
    } = out;
    self::digest(&mut state, digest);
    let found = std::mem::take(&mut state.found);
    let customs = std::mem::take(&mut state.customs);
    let mut ids = self::facts(&state, digest, found, kinds, facts);
    let in_order = customs.is_empty() && state.mentions.is_sorted_by(follows);
    add_customs(&state, digest, customs, facts);
    if !in_order {
        put_in_order(facts, &mut ids);
    }
    link(facts, &ids, &state.restated);
    let fact_ids = |mentions: &mut Vec<usize>| {
        mentions.retain_mut(|at| ids[*at].inspect(|id| *at = *id).is_some());
    };
    digest
        .people
        .iter_mut()
        .for_each(|person| fact_ids(&mut person.mentions));
    digest
        .outlets
        .iter_mut()
        .for_each(|outlet| fact_ids(&mut outlet.mentions));
    sentences.clear();
    let spans = doc.layout.sentences.iter();
    sentences.extend(spans.map(|s| doc.span(s.first, s.end)));
    out.text = Str::Borrowed(doc.text);
    out.doc_id = doc_id;
}

/// Adds the matches of a user's own patterns, whose credits follow those of the mentions.
fn add_customs<'t>(
    state: &Resolution<'_, 't>,
    digest: &Digest<'t>,
    customs: Vec<CustomMention<'t>>,
    facts: &mut Vec<Fact<'t>>,
) {
    if customs.is_empty() {
        return;
    }
    let doc = state.doc;
    let mut claims = Claims::new(state, digest);
    let first = state.credits.len() - customs.len();
    for (custom, &credit) in customs.into_iter().zip(&state.credits[first..]) {
        let item = doc.layout.item_of(custom.first);
        facts.push(Fact {
            id: facts.len(),
            span: custom.span,
            text: Str::Borrowed(&doc.text[custom.span.range()]),
            sentence: doc.layout.sentence_of[custom.first] as usize,
            item,
            rule: custom.rule.into(),
            attribution: claims.attribution(item, credit),
            value: Value::Custom(custom.value),
        });
    }
}

/// Puts into `facts` those of `kinds` in the order of their starts; gives for each mention the number of its fact, if it becomes
/// one.
fn facts<'t>(
    state: &Resolution<'_, 't>,
    digest: &Digest<'t>,
    mut found: Vec<Mention<'t>>,
    kinds: KindSet,
    facts: &mut Vec<Fact<'t>>,
) -> Vec<Option<usize>> {
    let doc = state.doc;
    let room = state.mentions.len() + state.frames.len();
    facts.clear();
    facts.reserve(if kinds == KindSet::ALL { room } else { 0 });
    let mut ids = Vec::with_capacity(state.mentions.len());
    let mut frames = state.frames.iter().filter(|frame| frame.told.is_some());
    let mut told = frames.next();
    let mut claims = Claims::new(state, digest);
    for (mention, &credit) in state.mentions.iter().zip(&state.credits) {
        let &Spot {
            first, end, kind, ..
        } = mention;
        let (item, span) = (doc.layout.item_of(first), doc.span(first, end));
        let publication = told.filter(|frame| frame.mention == Some(ids.len()));
        let asked = kinds.has(kind);
        ids.push(asked.then_some(facts.len()));
        if asked {
            let Mention { rule, draft, .. } = &mut found[mention.found()];
            facts.push(Fact {
                id: facts.len(),
                span,
                text: Str::Borrowed(&doc.text[span.range()]),
                sentence: doc.layout.sentence_of[first] as usize,
                item,
                rule: Cow::Borrowed(*rule),
                attribution: claims.attribution(item, credit),
                value: value(doc, digest, std::mem::take(draft)),
            });
        }
        if let Some(frame) = publication {
            told = frames.next();
            if kinds.has(Kind::Publication) {
                facts.extend(publication_of(frame).map(|(rule, value)| Fact {
                    id: facts.len(),
                    span,
                    text: Str::Borrowed(&doc.text[span.range()]),
                    sentence: doc.layout.sentence_of[first] as usize,
                    item,
                    rule: Cow::Borrowed(rule),
                    attribution: claims.attribution(item, credit),
                    value: Value::Publication(value),
                }));
            }
        }
    }
    ids
}

/// The attributions of facts in text order. Facts near to each other share one where one party claims them: those that are
/// nobody's, the last ones with a speaker, and the last ones without.
struct Claims<'s, 'd, 't> {
    state: &'s Resolution<'d, 't>,
    digest: &'s Digest<'t>,
    nobody: Arc<Attribution<'t>>,
    said: Claim<'t>,
    unsaid: Claim<'t>,
}

/// The attribution that a credit stands for within an item.
struct Claim<'t> {
    item: Option<usize>,
    credit: Credit,
    attribution: Arc<Attribution<'t>>,
}

impl<'t> Claim<'t> {
    #[inline(never)]
    fn new(
        state: &Resolution<'_, 't>,
        digest: &Digest<'t>,
        item: Option<usize>,
        credit: Credit,
    ) -> Self {
        let frame = credit.frame.map(|at| &state.frames[at.index()].publication);
        let headed = item.filter(|_| credit.headed).map(|at| &digest.items[at]);
        let attribution = Attribution {
            outlet: frame.and_then(|f| f.outlet.clone()),
            published: frame.and_then(|f| f.published),
            author: frame.and_then(|f| f.author.clone()),
            speaker: credit.speaker.map(|at| state.speakers[at.index()].clone()),
            headline: headed.and_then(|item| item.headline.clone()),
        };
        Self {
            item,
            credit,
            attribution: Arc::new(attribution),
        }
    }
}

impl<'s, 'd, 't> Claims<'s, 'd, 't> {
    fn new(state: &'s Resolution<'d, 't>, digest: &'s Digest<'t>) -> Self {
        let nobody = Arc::default();
        let none = || Claim {
            item: None,
            credit: Credit::default(),
            attribution: Arc::clone(&nobody),
        };
        Self {
            state,
            digest,
            said: none(),
            unsaid: none(),
            nobody,
        }
    }

    /// The names and the day that a credit stands for within an item.
    #[inline]
    fn attribution(&mut self, item: Option<usize>, credit: Credit) -> Arc<Attribution<'t>> {
        if credit == Credit::default() {
            return Arc::clone(&self.nobody);
        }
        let last = if credit.speaker.is_some() {
            &mut self.said
        } else {
            &mut self.unsaid
        };
        if (last.item, last.credit) != (item, credit) {
            *last = Claim::new(self.state, self.digest, item, credit);
        }
        Arc::clone(&last.attribution)
    }
}

/// The publication that a frame tells, with its rule; nothing where it only shows its outlet.
fn publication_of<'t>(frame: &Frame<'t>) -> Option<(&'static str, Publication<'t>)> {
    let told = frame.told.as_ref()?;
    let publication = Publication {
        outlet: frame.publication.outlet.clone()?,
        published: frame.publication.published,
        author: frame.publication.author.clone(),
        headline: told.headline.clone(),
        genre: told.genre,
    };
    Some((told.rule, publication))
}

/// The payload of a finished draft.
fn value<'t>(doc: &Document<'t>, digest: &Digest<'t>, draft: Draft<'t>) -> Value<'t> {
    match draft {
        Draft::Money(draft) => Value::Money(currency::money(draft, &doc.lexicon)),
        Draft::Percent(value) => Value::Percent(value),
        Draft::Count(value) => Value::Count(value),
        Draft::Quantity(value) => Value::Quantity(value),
        Draft::Number(value) => Value::Number(value),
        Draft::Ordinal(value) => Value::Ordinal(value),
        Draft::Date(draft) => Value::Date(draft.date.expect("every date is anchored")),
        Draft::Time(draft) => Value::Time(Time { timex: draft.timex }),
        Draft::Set(value) => Value::Set(value),
        Draft::Duration(value) => Value::Duration(value),
        Draft::Person(draft) => {
            let person = &digest.people[draft.person.expect("every person is numbered")];
            Value::Person(Person {
                name: person.name.clone(),
                entity: person.entity,
                role: draft.role.or_else(|| person.roles.first().cloned()),
                organisation: draft
                    .organisation
                    .or_else(|| person.organisations.first().cloned()),
                country: draft.country.or_else(|| person.country.clone()),
                official: !person.roles.is_empty(),
            })
        }
        Draft::Outlet(draft) => {
            let outlet = &digest.outlets[draft.outlet.expect("every outlet is numbered")];
            let known = draft.known.map(|id| &doc.lexicon.outlets[id as usize]);
            Value::Outlet(Outlet {
                name: outlet.name.clone(),
                entity: outlet.entity,
                country: known.and_then(|o| o.country.clone()),
                domain: known.and_then(|o| o.domain.clone()),
            })
        }
        Draft::Quote(draft) => Value::Quote(Quote {
            speaker: draft.speaker,
            entity: draft.entity,
            cue: draft.cue,
        }),
    }
}

/// The place of a fact in the output.
const fn place(fact: &Fact<'_>) -> (usize, usize, Kind) {
    (fact.span.start, fact.span.end, fact.kind())
}

/// Whether the facts of two mentions are in order, the one of `a` before that of `b`; few mentions start at the same token.
fn follows(a: &Spot, b: &Spot) -> bool {
    a.first < b.first || (a.first, a.end, a.kind) <= (b.first, b.end, b.kind)
}

/// Sorts facts, and numbers them and the facts of mentions anew.
fn put_in_order(facts: &mut [Fact<'_>], ids: &mut [Option<usize>]) {
    facts.sort_by_key(place);
    let mut moved = vec![0; facts.len()];
    for (fact, id) in facts.iter_mut().zip(0..) {
        moved[fact.id] = id;
        fact.id = id;
    }
    for id in ids.iter_mut().flatten() {
        *id = moved[*id];
    }
}

/// Turns links between mentions into links between facts; a link to a fact that was not asked for falls away.
fn link(facts: &mut [Fact<'_>], ids: &[Option<usize>], restated: &[Restated]) {
    for pair in restated {
        if let Some(fact) = ids[pair.mention]
            && let Value::Money(money) = &mut facts[fact].value
        {
            money.equivalent = ids[pair.by];
            money.implied_rate = pair.rate;
        }
    }
}

/// Puts the structure over the facts into `digest`; the entities' mentions are still indices of mentions.
fn digest<'t>(state: &mut Resolution<'_, 't>, digest: &mut Digest<'t>) {
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
    digest.items.clear();
    digest.items.extend(items);
    digest.title = doc.layout.title.map(block_text);
    digest.published = published(state);
    digest.dateline = dateline;
    digest.people = std::mem::take(&mut state.people);
    digest.outlets = std::mem::take(&mut state.outlets);
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
        .find_map(|(_, mention)| match state.draft(mention) {
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
