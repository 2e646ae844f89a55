//! Whether a verb of saying reports what stands beside it.
//!
//! | text                                      | reports |
//! | ----------------------------------------- | ------- |
//! | `Holm said that 40 boats …`               | yes     |
//! | `Holm will announce`, `may say`           | no: not said yet |
//! | `Norda added 80 jobs`, `recalls 310,000 vans` | no: a movement, an act |
//! | `Norda said to weigh a sale`              | no: said of it |
//! | `“…,” said Holm, 34`                      | no: the quotation takes all of it |

use super::super::Resolution;
use super::Quoted;
use super::scope::content;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::cue::{is_citing, is_cue, puts_at};
use crate::scan::{Class, Shape, TokenIndex};
use crate::structure::TokenRange;

/// Whether the cue reports what it governs.
pub(super) fn reports(state: &Resolution<'_, '_>, cue: TokenIndex, sentence: TokenRange) -> bool {
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
    // "Reuters reports, citing Holm, that"
    if is_citing(doc, cue) {
        return true;
    }
    // "port office figures show 40 boats"
    if cue > sentence.first && doc.is_in(cue - 1, WordGroup::Findings) {
        return true;
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

/// Whether the cue goes on with what has been said: ", adding that", "and repeated to the paper that".
pub(super) fn goes_on(state: &Resolution<'_, '_>, cue: TokenIndex, sentence: TokenRange) -> bool {
    let doc = state.doc;
    if cue == sentence.first {
        return false;
    }
    let participle = doc.word(cue).ends_with("ing") && doc.is(cue - 1, Class::Comma);
    participle && doc.is_word(cue + 1, "that")
        || doc.is_word(cue - 1, "and") && content(state, cue, sentence) > cue
}

/// Whether the verb belongs to a quotation that takes all it governs: "“…,” said Holm, 34".
pub(super) fn cites_quotation(cue: TokenIndex, sentence: TokenRange, quoted: &[Quoted]) -> bool {
    let first = quoted.partition_point(|q| q.tokens.end <= sentence.first);
    let before = quoted[first..]
        .iter()
        .take_while(|q| q.tokens.first < cue)
        .last();
    before.is_some_and(|q| q.tokens.end <= cue && !q.partial && cue < q.tokens.end + 24)
}
