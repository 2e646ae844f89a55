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

use std::num::NonZero;

use super::Resolution;
use super::force::Places;
use super::speech::{Speaker, Statement};
use crate::fact::KindSet;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::cue::{is_cue, puts_at};
use crate::recognize::{Draft, Mention};
use crate::scan::{Class, Shape, TokenIndex};
use crate::structure::{TokenRange, dateline_of};
use crate::value::Entity;
use crate::{Kind, Str};

/// Longest sentence that is read for indirect speech, in tokens.
const MAX_SENTENCE: usize = 400;

/// Who says something, by place in a list, so that names are copied only once a fact is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Credit {
    /// Place in [`Resolution::frames`].
    pub(super) frame: Option<Nth>,
    /// Place in [`Resolution::speakers`].
    pub(super) speaker: Option<Nth>,
    /// Whether it belongs to the piece that the item's heading names.
    pub(super) headed: bool,
}

/// A place in a list, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nth(NonZero<u32>);

impl Nth {
    fn new(index: usize) -> Option<Self> {
        NonZero::new(index as u32 + 1).map(Self)
    }

    /// The place counted from 0.
    pub(super) const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Runs the pass for mentions that become facts of `kinds`; what becomes none is credited to nobody.
pub(super) fn run(state: &mut Resolution<'_, '_>, kinds: KindSet) {
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
fn is_asked(mention: &Mention<'_>, kinds: KindSet) -> bool {
    let kind = mention.kind();
    kinds.has(kind) || (kind == Kind::Outlet && kinds.has(Kind::Publication))
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
    for mention in &state.mentions {
        let Draft::Quote(draft) = &mention.draft else {
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
            partial: mention.rule == "quote.partial" || mention.rule == "quote.after_colon",
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

/// What a statement governs.
struct Said {
    cue: TokenIndex,
    /// Where what it governs behind it begins: at its "that", so that "told a panel on Friday that" leaves Friday alone.
    content: TokenIndex,
    /// Whether it governs what stands before it, after it, or both.
    before: bool,
    after: bool,
    speaker: usize,
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
                    && said.cue > at
                    && !(at..said.cue).any(|i| self.state.doc.is(i, Class::Semicolon))
            })
        };
        after.or_else(before).map(|said| said.speaker)
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
            if let Some(name) = name {
                let speaker = number(&mut self.names, name);
                self.said.push(scope(state, &statement, sentence, speaker));
            }
        }
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
        let speaker = self.said.last().map(|said| said.speaker).or_else(quoted)?;
        Some(Said {
            cue,
            content: cue,
            before: false,
            after: true,
            speaker,
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

/// Whether the cue reports what it governs.
fn reports(state: &Resolution<'_, '_>, cue: TokenIndex, sentence: TokenRange) -> bool {
    let doc = state.doc;
    if doc.tokens[cue].flags.has(Tag::Source.flag()) {
        return true;
    }
    if !is_cue(doc, cue) {
        return false;
    }
    // "will announce", "may say": not said yet.
    if cue > sentence.first
        && doc.tokens[cue - 1].shape == Shape::Lower
        && doc.tokens[cue - 1].flags.has(Tag::Auxiliary.flag())
        && doc.is_any_word(
            cue - 1,
            &[
                "will", "would", "may", "might", "must", "can", "could", "should", "shall",
            ],
        )
    {
        return false;
    }
    // "added 80 jobs": a movement, not a word.
    if doc.has(cue, Tag::Movement) {
        let hedge = doc.has(cue + 1, Tag::ModifierBefore) || doc.is(cue + 1, Class::Currency);
        let number = cue + 1 + usize::from(hedge);
        if number < sentence.end && doc.numerals.starting(number).is_some() {
            return false;
        }
    }
    // "recalls 310,000 vans": what a maker does.
    if doc.is_in(cue, WordGroup::Withdraw) && doc.numerals.starting(cue + 1).is_some() {
        return false;
    }
    // "Norda said to weigh a sale": said of it by others.
    let infinitive = |at: TokenIndex| {
        doc.get(at).is_some_and(|t| {
            t.shape == Shape::Lower
                && t.flags
                    .has(Flags::of(&[Tag::Verb, Tag::Auxiliary, Tag::CueSay]))
        }) || doc.is_in(at, WordGroup::Weigh)
    };
    if doc.is_word(cue, "said") && doc.is_word(cue + 1, "to") && infinitive(cue + 2) {
        return false;
    }
    // "is thinking of cutting": a plan, not a word.
    if doc.word(cue).ends_with("ing") && doc.is_any_word(cue + 1, &["of", "about"]) {
        return false;
    }
    // "puts the loss at 5%"
    if doc.is_any_word(cue, &["puts", "put"]) {
        return puts_at(doc, cue, sentence.end);
    }
    // "cites Holm, who says": the other verb reports.
    let Some((sense, _)) = doc.sense(cue, Tag::CueSay) else {
        return false;
    };
    doc.lexicon.cues[sense.id as usize].reports
        || doc.is_word(cue + 1, "that")
        || words_object(state, cue, sentence)
}

/// "called 29 percent “a ceiling”": the number belongs to what the quotation says of it.
fn words_object(state: &Resolution<'_, '_>, cue: TokenIndex, sentence: TokenRange) -> bool {
    const MAX_OBJECT: usize = 9;
    let object = cue + 1..sentence.end.min(cue + MAX_OBJECT);
    let behind = TokenRange {
        first: object.start,
        end: object.end.max(object.start),
    };
    state
        .quotations_in(behind)
        .first()
        .is_some_and(|q| (object.start..q.first).all(|at| !state.doc.is(at, Class::Comma)))
}

/// Whether the cue is a participle that goes on with what has been said: ", adding that".
fn goes_on(state: &Resolution<'_, '_>, cue: TokenIndex, sentence: TokenRange) -> bool {
    let doc = state.doc;
    cue > sentence.first
        && doc.word(cue).ends_with("ing")
        && doc.is(cue - 1, Class::Comma)
        && doc.is_word(cue + 1, "that")
}

/// Whether the verb belongs to a quotation that takes all it governs: "“…,” said Holm, 34".
fn cites_quotation(cue: TokenIndex, sentence: TokenRange, quoted: &[Quoted]) -> bool {
    let first = quoted.partition_point(|q| q.tokens.end <= sentence.first);
    let before = quoted[first..]
        .iter()
        .take_while(|q| q.tokens.first < cue)
        .last();
    before.is_some_and(|q| q.tokens.end <= cue && !q.partial && cue < q.tokens.end + 24)
}

/// What a statement governs: all of its sentence for "according to", what precedes an inverted or trailing verb, else what
/// follows.
fn scope(
    state: &Resolution<'_, '_>,
    statement: &Statement<'_>,
    sentence: TokenRange,
    speaker: usize,
) -> Said {
    let (doc, cue) = (state.doc, statement.cue);
    let (before, after) = if doc.tokens[cue].flags.has(Tag::Source.flag()) {
        (true, true)
    } else if statement.at > cue && !doc.is_any_word(cue, &["quoted", "quotes", "cites", "cited"]) {
        (true, false)
    } else if doc.is(cue + 1, Class::Comma) {
        (true, true)
    } else {
        let trails = trails(state, statement, sentence);
        (trails, !trails)
    };
    Said {
        cue,
        content: content(state, cue, sentence),
        before,
        after,
        speaker,
    }
}

/// Where the words begin that the verb reports: at its "that", else behind the verb.
fn content(state: &Resolution<'_, '_>, cue: TokenIndex, sentence: TokenRange) -> TokenIndex {
    const MAX_ADDRESSEE: usize = 14;
    let doc = state.doc;
    let clause = (cue + 1..sentence.end.min(cue + MAX_ADDRESSEE))
        .take_while(|&at| doc.is(at, Class::Word) || doc.is(at, Class::Digits))
        .find(|&at| doc.is_word(at, "that"));
    // In "expects 40 barges that carry coal" the number belongs to the content, and "that" to the barges.
    let addressed = |that: &TokenIndex| {
        let range = TokenRange {
            first: cue + 1,
            end: *that,
        };
        let addressee = |draft: &Draft<'_>| {
            matches!(
                draft,
                Draft::Date(_) | Draft::Time(_) | Draft::Person(_) | Draft::Outlet(_)
            )
        };
        state.mentions_in(range).all(|(_, m)| addressee(&m.draft))
    };
    clause.filter(addressed).unwrap_or(cue)
}

/// Whether the sentence ends with this statement: "…, Holm said on Monday", "…, she told a panel in Oslo".
fn trails(state: &Resolution<'_, '_>, statement: &Statement<'_>, sentence: TokenRange) -> bool {
    const MAX_TITLE: usize = 14;
    let doc = state.doc;
    let lowest = sentence.first.max(statement.at.saturating_sub(MAX_TITLE));
    // The comma of "a Danish dairy, Norda Foods, said on Friday" parts nothing.
    let behind_comma = |at: TokenIndex| at > lowest && doc.is(at - 1, Class::Comma);
    let alone = (statement.at + 1..statement.cue)
        .find(|&at| doc.is(at, Class::Comma))
        .is_some_and(|comma| comma + 1 == statement.cue);
    let apposed = usize::from(alone && behind_comma(statement.at));
    let parted = (lowest..statement.at - apposed).rev().find(|&at| {
        matches!(
            doc.tokens[at].class,
            Class::Comma | Class::Semicolon | Class::Dash
        )
    });
    if parted.is_none_or(|comma| comma < sentence.first + 3) {
        return false;
    }
    let next = statement.cue + 1;
    if next >= sentence.end || !doc.is(next, Class::Word) {
        return next >= sentence.end
            || matches!(
                doc.tokens[next].class,
                Class::Period | Class::Terminal | Class::Comma | Class::Close | Class::Dash
            );
    }
    if doc.is_any_word(statement.cue, &["told", "tells", "assures", "assured"]) {
        return !(next..sentence.end.min(next + 10))
            .any(|at| doc.is_any_word(at, &["that", "how", "why", "whether"]));
    }
    doc.is_any_word(
        next,
        &[
            "on",
            "in",
            "during",
            "after",
            "before",
            "by",
            "when",
            "while",
            "late",
            "early",
            "yesterday",
            "earlier",
            "last",
            "this",
        ],
    )
}
