//! Which publication is in force at a place of the text: whose content a sentence renders.
//!
//! | place                                           | publication in force                          |
//! | ----------------------------------------------- | --------------------------------------------- |
//! | a sentence that names one                       | that one; of several, the last before it      |
//! | a quotation                                     | that of the sentence that attributes it       |
//! | later sentences of the item                     | the last one named in the item                |
//! | a bullet                                        | its own, else that of the item's heading      |
//! | a paragraph that a source closes, `(Le Soir)`    | that source, as far as the paragraph names none |
//! | a paragraph of a text without items             | one named in the paragraph, or on a source line below |
//! | anything in a digest of one paper               | that paper                                    |
//! | titles, intros, datelines, captions             | none                                          |
//!
//! `places` asks for one place after the other.

use std::ops::Range;

use super::{Frame, Resolution, Spot};
use crate::lexicon::{Tag, WordGroup};
use crate::recognize::Draft;
use crate::recognize::cue::{is_press_noun, is_speech};
use crate::scan::{Class, TokenIndex};
use crate::structure::{BlockKind, TokenRange, inside};

/// Most frames that are looked through backwards.
const MAX_BACK: usize = 12;

/// Most blocks below a source on a line of its own that it governs, where no heading ends its entry.
const MAX_BELOW: usize = 32;

impl<'t> Resolution<'_, 't> {
    /// The publication in force at the token `at`.
    pub(super) fn frame_at(&self, at: TokenIndex) -> Option<&Frame<'t>> {
        if self.is_frame_work(at) {
            None
        } else {
            self.frame_over(at).map(|frame| &self.frames[frame])
        }
    }

    /// [`frame_at`](Self::frame_at) where the words are not the digest's own.
    pub(super) fn frame_over(&self, at: TokenIndex) -> Option<usize> {
        let quotation = self.quotation_of(at);
        let told = quotation.map_or(at, |q| q.end - 1);
        self.frame_of_sentence(told)
            .or_else(|| quotation.and_then(|q| self.frame_of_sentence(q.first)))
            .or_else(|| self.frame_outside(at))
    }

    /// The frame that the sentence of `at` tells.
    fn frame_of_sentence(&self, at: TokenIndex) -> Option<usize> {
        self.last_told(self.frames_in(self.doc.sentence(at)), at)
    }

    /// Of the frames `told` the last one before `at` that does not close there, else the first one after it.
    pub(super) fn last_told(&self, told: Range<usize>, at: TokenIndex) -> Option<usize> {
        let before = self.frames[told.clone()].partition_point(|frame| frame.first <= at);
        let behind = told.start + before;
        let opened = (told.start..behind)
            .rev()
            .take(MAX_BACK)
            .find(|&frame| !self.frames[frame].closes);
        opened
            .or_else(|| Some(behind).filter(|behind| told.contains(behind)))
            .or_else(|| Some(told.start).filter(|first| told.contains(first)))
    }

    /// Frames that stand in `range`.
    fn frames_in(&self, range: TokenRange) -> Range<usize> {
        inside(&self.frames, range, |f| f.first)
    }

    /// The last frame before `at` that still holds there.
    fn frame_before(&self, at: TokenIndex) -> Option<usize> {
        let layout = &self.doc.layout;
        let (block, item) = (layout.block_of(at), layout.item_of(at));
        let scope = match item {
            _ if layout.blocks[block].kind == BlockKind::Bullet => layout.blocks[block].tokens,
            Some(item) => layout.items[item].tokens,
            None => self.passage(block),
        };
        let behind = self.frames.partition_point(|f| f.first < at);
        (0..behind)
            .rev()
            .take(MAX_BACK)
            .take_while(|&frame| self.frames[frame].first >= scope.first)
            .find(|&frame| {
                let Frame { first, closes, .. } = self.frames[frame];
                let here = layout.block_of(first) == block;
                !closes && (here || self.block_kind(first) != BlockKind::Bullet)
            })
    }

    /// The frame in force at `at` where its sentence tells none.
    pub(super) fn frame_outside(&self, at: TokenIndex) -> Option<usize> {
        match self.frame_before(at) {
            Some(frame) => Some(frame).filter(|&frame| !self.leaves(frame, at)),
            None => self.frame_around(at),
        }
    }

    /// Whether the sentence of `at` gives the words of somebody new, outside items that render a piece, where the one before told an
    /// outlet theirs or this one tells others: "Holm told Reuters that …. The yard is shut, Linde said", "Linde told reporters".
    fn leaves(&self, frame: usize, at: TokenIndex) -> bool {
        let (doc, layout) = (self.doc, &self.doc.layout);
        let Frame {
            addressed, first, ..
        } = self.frames[frame];
        let (told, sentence) = (doc.sentence(first), doc.sentence(at));
        let heard = |at| doc.is_in(at, WordGroup::Audience);
        let elsewhere =
            || self.tells_several(layout.block_of(at)) && (sentence.first..sentence.end).any(heard);
        (addressed || elsewhere())
            && layout.item_of(at).is_none_or(|item| self.is_section(item))
            && told != sentence
            && !(sentence.first..sentence.end).any(|at| is_press_noun(doc, at))
            && self.speaks_another(sentence, told)
    }

    /// Whether the block renders several outlets, so that no one of them has what is said between.
    fn tells_several(&self, block: usize) -> bool {
        let told = &self.frames[self.frames_in(self.doc.layout.blocks[block].tokens)];
        told.windows(2)
            .take(MAX_BACK)
            .any(|pair| pair[0].publication.outlet != pair[1].publication.outlet)
    }

    /// Whether the item tells of a topic rather than of one piece: its heading is a word or two, and no outlet.
    fn is_section(&self, item: usize) -> bool {
        let layout = &self.doc.layout;
        let heading = layout.items[item].heading;
        heading.is_some_and(|heading| {
            let heading = layout.blocks[heading].content;
            heading.len() <= 2 && self.frames_in(heading).is_empty()
        })
    }

    /// Whether the sentence has a verb of saying and names a person whom `told` does not, or a body that says it.
    fn speaks_another(&self, sentence: TokenRange, told: TokenRange) -> bool {
        let doc = self.doc;
        let person = |m: &Spot| match self.draft(m) {
            Draft::Person(draft) => draft.person,
            _ => None,
        };
        let known = |other| self.persons_in(told).any(|m| person(m) == other);
        let mut cues = doc.layout.speech_words_in(sentence).iter();
        let Some(&cue) = cues.find(|&&cue| {
            is_speech(doc, cue) && self.quotation_of(cue).is_none() && cue > sentence.first
        }) else {
            return false;
        };
        let mut persons = self.persons_in(sentence).peekable();
        if persons.peek().is_some() {
            return persons.all(|m| !known(person(m)));
        }
        let before = &doc.tokens[cue - 1];
        !before.flags.has(Tag::Pronoun.flag())
            && (before.is_capitalized() || before.flags.has(Tag::OrgHead.flag()))
    }

    /// The paragraph, with those before it as long as the text goes on.
    fn passage(&self, block: usize) -> TokenRange {
        let blocks = &self.doc.layout.blocks;
        let mut first = block;
        while first > 0
            && block - first < MAX_BACK
            && blocks[first - 1].kind == BlockKind::Paragraph
            && (self.goes_on(first) || self.continued.get(first) == Some(&true))
            && !self.changes_outlet(first)
        {
            first -= 1;
        }
        TokenRange {
            first: blocks[first].tokens.first,
            end: blocks[block].tokens.end,
        }
    }

    /// Whether the paragraph tells what another outlet has than the ones above it.
    fn changes_outlet(&self, block: usize) -> bool {
        let told = self.frames_in(self.doc.layout.blocks[block].tokens);
        let outlet = |frame: usize| &self.frames[frame].publication.outlet;
        let first = told.start;
        !told.is_empty() && first > 0 && outlet(first) != outlet(first - 1)
    }

    /// Whether the paragraph opens with a quotation, a pronoun or an outlet that is only described: "The daily adds".
    fn goes_on(&self, block: usize) -> bool {
        let first = self.doc.layout.blocks[block].content.first;
        let opening = &self.doc.tokens[first];
        opening.class.opens_quote()
            || self.quotation_of(first).is_some()
            || opening.flags.has(Tag::Pronoun.flag())
            || self.doc.is_any_word(first, &["his", "her", "their"])
            || self.opens_described(first)
    }

    /// "The paper", "The same daily", "Its editorial".
    fn opens_described(&self, first: TokenIndex) -> bool {
        const MAX_ADJECTIVES: usize = 3;
        let doc = self.doc;
        doc.is_any_word(first, &["the", "its"])
            && (first + 1..doc.sentence(first).end.min(first + 2 + MAX_ADJECTIVES))
                .take_while(|&at| doc.is(at, Class::Word))
                .any(|at| is_press_noun(doc, at) || doc.is_word(at, "editorial"))
    }

    /// What governs `at` from outside: the item's publication, a source line below, the one paper of the digest.
    fn frame_around(&self, at: TokenIndex) -> Option<usize> {
        let layout = &self.doc.layout;
        let paper = || {
            let first = self.frames.first();
            first
                .is_some_and(|f| f.heads && layout.title == Some(layout.block_of(f.first)))
                .then_some(0)
        };
        if let Some(item) = layout.item_of(at) {
            let bullet = self.block_kind(at) == BlockKind::Bullet;
            let governs = |frame: &usize| {
                let frame = &self.frames[*frame];
                !bullet || frame.heads || self.block_kind(frame.first) != BlockKind::Bullet
            };
            let heads = |frame: &usize| self.frames[*frame].heads;
            return self.item_frames[item]
                .filter(heads)
                .or_else(|| self.credit_below(at, layout.blocks[layout.block_of(at)].tokens.end))
                .or_else(|| self.item_frames[item].filter(governs))
                .or_else(|| self.credit_below(at, layout.items[item].tokens.end))
                .or_else(paper);
        }
        let block = layout.block_of(at);
        let below = layout
            .blocks
            .get(block + 1)
            .filter(|b| b.kind == BlockKind::Note && !b.after_blank);
        let own = layout.blocks[block].tokens;
        let entry = || {
            let silent = self.frames_in(own).is_empty();
            silent
                .then(|| self.credit_below(at, self.entry_end(block)))
                .flatten()
        };
        self.credit_below(at, own.end)
            .or_else(|| below.and_then(|b| self.frames_in(b.tokens).next()))
            .or_else(entry)
            .or_else(|| self.frame_above(at))
            .or_else(paper)
            .or_else(|| self.referred_to(block))
    }

    /// Where the entry that holds the block ends, outside items: a source line may stand as far below as the blocks hang
    /// together, or, in a digest that signs all of its entries, as far as no other begins.
    fn entry_end(&self, block: usize) -> TokenIndex {
        let blocks = &self.doc.layout.blocks;
        let mut end = blocks[block].tokens.end;
        for below in blocks[block + 1..].iter().take(MAX_BACK) {
            let hangs_on = !below.after_blank || self.signs_entries;
            let another = matches!(below.kind, BlockKind::Heading | BlockKind::Bullet)
                || self.opens_with_mark(below.tokens);
            if !hangs_on || another {
                break;
            }
            end = below.tokens.end;
        }
        end
    }

    /// Whether a symbol opens the line, as a mark of a list, and no source follows it: "→ The yard is shut."
    fn opens_with_mark(&self, line: TokenRange) -> bool {
        const MAX_MARKS: usize = 4;
        let near = TokenRange {
            first: line.first,
            end: line.first + MAX_MARKS,
        };
        self.doc.is(line.first, Class::Other) && self.frames_in(near).is_empty()
    }

    /// The source on a line of its own above the text at `at`, outside items, with no heading between.
    fn frame_above(&self, at: TokenIndex) -> Option<usize> {
        let behind = self.frames.partition_point(|f| f.first < at);
        let heading = (0..behind)
            .rev()
            .take(MAX_BACK)
            .find(|&frame| self.frames[frame].heads)?;
        let layout = &self.doc.layout;
        let from = layout.block_of(self.frames[heading].first);
        if layout.block_of(at) - from > MAX_BELOW {
            return None;
        }
        let parted = layout.blocks[from + 1..=layout.block_of(at)]
            .iter()
            .any(|block| block.kind == BlockKind::Heading);
        (!parted && layout.title != Some(from)).then_some(heading)
    }

    /// The outlet to whose piece a later sentence of the paragraph refers, outside items: "The yard is shut. Le Soir has the story."
    fn referred_to(&self, block: usize) -> Option<usize> {
        const REACH: usize = 10;
        let doc = self.doc;
        let told = self.frames_in(doc.layout.blocks[block].tokens);
        let frame = told.clone().next().filter(|_| told.len() == 1)?;
        let from = self.frames[frame].first;
        // "“We had no time.” A Le Soir reporter has met those who …"
        let opening = doc.layout.blocks[block].content.first;
        if self.quotation_of(opening).is_some()
            && doc.layout.sentence_of[from] == doc.layout.sentence_of[opening] + 1
        {
            return Some(frame);
        }
        // "That’s from Le Soir, which has seen the contract."
        let sentence = doc.sentence(from).first;
        if doc.is_any_word(sentence, &["that", "this", "so", "thus"]) {
            return Some(frame);
        }
        (from..doc.sentence(from).end.min(from + REACH))
            .any(|at| doc.is_in(at, WordGroup::StoryNoun))
            .then_some(frame)
    }

    /// The first source behind `at`, before `end`, that governs what stands above it.
    fn credit_below(&self, at: TokenIndex, end: TokenIndex) -> Option<usize> {
        let block = self.doc.layout.block_of(at);
        let behind = self.frames.partition_point(|f| f.first < at);
        // A bullet's source is its own.
        let own = |frame: &Frame<'_>| {
            self.doc.layout.block_of(frame.first) == block
                || self.block_kind(frame.first) != BlockKind::Bullet
        };
        (behind..self.frames.len())
            .take(MAX_BACK)
            .take_while(|&frame| self.frames[frame].first < end)
            .find(|&frame| self.frames[frame].closes && own(&self.frames[frame]))
    }
}
