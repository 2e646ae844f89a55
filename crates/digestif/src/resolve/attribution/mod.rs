//! Says of every fact who claims it.
//!
//! | fact                                         | attribution                                    |
//! | -------------------------------------------- | ---------------------------------------------- |
//! | inside a quotation                           | its speaker, where a person or body            |
//! | `Holm said that the dam costs €40 million`   | Holm                                           |
//! | `…, said Holm`, `…, Holm said on Monday`     | Holm for what stands before                    |
//! | `The Danube Office expects 40 barges`        | Danube Office                                  |
//! | any fact of an item                          | publication in force (`force`), item's headline |
//! | intros, datelines, captions, `March 9` in `wrote on March 9` | nobody                         |

mod report;
mod scope;

use std::num::NonZero;

use super::places::Places;
use super::speech::Speaker;
use super::{Resolution, Spot};
use crate::fact::KindSet;
use crate::lexicon::WordGroup;
use crate::recognize::Draft;
use crate::scan::{Class, TokenIndex};
use crate::structure::{TokenRange, dateline_of};
use crate::value::Entity;
use crate::{Kind, Str};
use report::{cites_quotation, goes_on, reports};
use scope::{Said, scope};

/// Longest sentence that is read for indirect speech, in tokens.
const MAX_SENTENCE: usize = 400;

/// Who says something, by place in a list, so that names are copied only once a fact is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Credit {
    /// Place in [`Resolution::frames`].
    pub(in crate::resolve) frame: Option<Nth>,
    /// Place in [`Resolution::speakers`].
    pub(in crate::resolve) speaker: Option<Nth>,
    /// Whether it belongs to the piece that the item's heading names.
    pub(in crate::resolve) headed: bool,
}

/// A place in a list, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nth(NonZero<u32>);

impl Nth {
    fn new(index: usize) -> Option<Self> {
        NonZero::new(index as u32 + 1).map(Self)
    }

    /// The place counted from 0.
    pub(in crate::resolve) const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Runs the pass for mentions that become facts of `kinds`; what becomes none is credited to nobody.
pub(in crate::resolve) fn run(state: &mut Resolution<'_, '_>, kinds: KindSet) {
    let mut dates = Vec::with_capacity(state.frames.len());
    dates.extend(state.frames.iter().filter_map(|frame| frame.date));
    dates.extend_from_slice(&state.signed_dates);
    dates.sort_unstable();
    dates.dedup();
    let mut dates = dates.into_iter().peekable();
    let mentions = state.mentions.iter().enumerate().map(|(at, mention)| {
        let of_frame = dates.next_if_eq(&at).is_some();
        is_asked(mention, kinds).then_some((mention.first, of_frame))
    });
    let (mut credits, mut names) = walk(state, mentions, Vec::new());
    if !state.customs.is_empty() {
        let customs = state.customs.iter();
        let customs = customs.map(|custom| Some((custom.first, false)));
        let more;
        (more, names) = walk(state, customs, names);
        credits.extend(more);
    }
    state.speakers = names;
    state.credits = credits;
}

/// Whether a mention becomes a fact of `kinds`; a publication's fact stands at its outlet.
fn is_asked(mention: &Spot, kinds: KindSet) -> bool {
    kinds.has(mention.kind) || (mention.kind == Kind::Outlet && kinds.has(Kind::Publication))
}

/// Who says what starts at these tokens, which stand in text order, each with whether it tells of the publishing itself; speakers
/// are added to `names`. What nobody asks for holds the place of its credit.
fn walk<'t>(
    state: &Resolution<'_, 't>,
    facts: impl ExactSizeIterator<Item = Option<(TokenIndex, bool)>>,
    names: Vec<Str<'t>>,
) -> (Vec<Credit>, Vec<Str<'t>>) {
    let mut credits = Vec::with_capacity(facts.len());
    let (mut places, mut speeches) = (Places::new(state), Speeches::new(state, names));
    for fact in facts {
        let Some((first, of_frame)) = fact else {
            credits.push(Credit::default());
            continue;
        };
        let place = places.at(first);
        credits.push(if of_frame || place.own {
            Credit::default()
        } else {
            let speaker = (!place.in_heading).then(|| speeches.speaker(first));
            Credit {
                frame: place.frame.and_then(Nth::new),
                speaker: speaker.flatten().and_then(Nth::new),
                headed: true,
            }
        });
    }
    (credits, speeches.names)
}

/// A quotation with its speaker, where that is a person or body.
struct Quoted {
    tokens: TokenRange,
    speaker: Option<usize>,
    /// Whether it is a part of its sentence, which its verb governs as a whole.
    partial: bool,
}

/// The quotations that are somebody's words, in text order; their speakers go to `names`.
fn quoted<'t>(state: &Resolution<'_, 't>, names: &mut Vec<Str<'t>>) -> Vec<Quoted> {
    let mut all = Vec::with_capacity(state.doc.layout.quotations.len());
    for (_, mention) in state.of_kind(Kind::Quote) {
        let Draft::Quote(draft) = state.draft(mention) else {
            continue;
        };
        let credited = draft.speaker.as_ref().filter(|name| {
            !matches!(draft.entity, Some(Entity::Outlet(_))) && *name != "the article"
        });
        all.push(Quoted {
            tokens: TokenRange {
                first: mention.first,
                end: mention.end,
            },
            speaker: credited.map(|name| number(names, name.clone())),
            partial: matches!(state.rule(mention), "quote.partial" | "quote.after_colon"),
        });
    }
    all
}

/// Adds a name; gives its index.
fn number<'t>(names: &mut Vec<Str<'t>>, name: Str<'t>) -> usize {
    names.push(name);
    names.len() - 1
}

/// A walk over facts in text order that keeps the statements of indirect speech in one sentence.
struct Speeches<'s, 'd, 't> {
    state: &'s Resolution<'d, 't>,
    quoted: Vec<Quoted>,
    /// Quotations that end at or before the last fact.
    passed: usize,
    /// The speech words that do not stand before the last sentence.
    words: &'s [TokenIndex],
    sentence: Option<u32>,
    said: Vec<Said>,
    /// All speakers so far.
    names: Vec<Str<'t>>,
}

impl<'s, 'd, 't> Speeches<'s, 'd, 't> {
    fn new(state: &'s Resolution<'d, 't>, mut names: Vec<Str<'t>>) -> Self {
        names.reserve(state.doc.layout.speech_words.len() / 4);
        Self {
            state,
            quoted: quoted(state, &mut names),
            passed: 0,
            words: &state.doc.layout.speech_words,
            sentence: None,
            said: Vec::new(),
            names,
        }
    }

    /// Whose words the fact at `at` is: the quotation's own fact is said by its speaker, too.
    fn speaker(&mut self, at: TokenIndex) -> Option<usize> {
        while self
            .quoted
            .get(self.passed)
            .is_some_and(|quoted| quoted.tokens.end <= at)
        {
            self.passed += 1;
        }
        match self.quoted.get(self.passed) {
            Some(quoted) if quoted.tokens.holds(at) => quoted.speaker,
            _ => self.reported(at),
        }
    }

    /// Whose words the fact at `at` is, outside quotations.
    fn reported(&mut self, at: TokenIndex) -> Option<usize> {
        let layout = &self.state.doc.layout;
        let sentence = layout.sentence_of[at];
        if self.sentence != Some(sentence) {
            self.sentence = Some(sentence);
            self.read(layout.sentences[sentence as usize]);
        }
        let after = self
            .said
            .iter()
            .rfind(|said| said.after && said.content < at);
        let before = || {
            self.said.iter().find(|said| {
                said.before
                    && said.speaker.is_some()
                    && said.cue > at
                    && !(at..said.cue).any(|i| self.state.doc.is(i, Class::Semicolon))
            })
        };
        match after {
            // "Holm said 40 boats were lost; the paper puts it at 52": no longer Holm’s words.
            Some(said) if said.speaker.is_none() && !self.goes_behind(said) => before(),
            Some(said) => Some(said),
            None => before(),
        }
        .and_then(|said| said.speaker)
    }

    /// Reads the statements of a sentence by persons and bodies.
    fn read(&mut self, sentence: TokenRange) {
        let state = self.state;
        let sentence = behind_dateline(state, sentence);
        let end = sentence.end.min(sentence.first + MAX_SENTENCE);
        self.said.clear();
        while let Some((&cue, rest)) = self.words.split_first().filter(|(cue, _)| **cue < end) {
            self.words = rest;
            if cue < sentence.first
                || !reports(state, cue, sentence)
                || state.quotation_of(cue).is_some()
                || cites_quotation(cue, sentence, &self.quoted) && !goes_on(state, cue, sentence)
            {
                continue;
            }
            if let Some(said) = self.continued(cue, sentence) {
                self.said.push(said);
                continue;
            }
            let Some(statement) = state.statement(cue, sentence) else {
                continue;
            };
            let name = match &statement.speaker {
                Speaker::Person(_) | Speaker::Body(_) => state.speaker_name(&statement.speaker),
                Speaker::Outlet(_) | Speaker::Article | Speaker::Other(_) => None,
            };
            // "the 14 coastal states that …" is more often a noun than somebody’s verb.
            if name.is_none() && state.doc.is_in(cue, WordGroup::CueNoun) {
                continue;
            }
            let speaker = name.map(|name| number(&mut self.names, name));
            self.said.push(scope(state, &statement, sentence, speaker));
        }
    }

    /// Whether a statement stands behind another one of the sentence that governs what follows it.
    fn goes_behind(&self, said: &Said) -> bool {
        let earlier = self.said.iter().take_while(|other| other.cue < said.cue);
        earlier.into_iter().any(|other| other.after)
    }

    /// "“…,” she told reporters, adding that …": the participle goes on with the last speaker of the sentence.
    fn continued(&self, cue: TokenIndex, sentence: TokenRange) -> Option<Said> {
        if !goes_on(self.state, cue, sentence) {
            return None;
        }
        let quoted = || {
            let behind = self.quoted.partition_point(|q| q.tokens.end <= cue);
            self.quoted[..behind]
                .last()
                .filter(|q| q.tokens.end > sentence.first)
                .and_then(|q| q.speaker)
        };
        let speaker = self
            .said
            .last()
            .and_then(|said| said.speaker)
            .or_else(quoted)?;
        Some(Said {
            cue,
            content: cue,
            before: false,
            after: true,
            speaker: Some(speaker),
        })
    }
}

/// The sentence without the dateline that opens its paragraph: "CORK, Aug 22 – Norda said on Thursday it would".
fn behind_dateline(state: &Resolution<'_, '_>, sentence: TokenRange) -> TokenRange {
    let doc = state.doc;
    let layout = &doc.layout;
    let block = layout.blocks[layout.block_of(sentence.first)].content;
    let dateline = (sentence.first == block.first)
        .then(|| dateline_of(&doc.tokens, block))
        .flatten();
    TokenRange {
        first: dateline.map_or(sentence.first, |d| (d.tokens.end + 1).min(sentence.end)),
        ..sentence
    }
}
