//! Questions that all readers of dates put to the tokens of their sentence.

use super::Reader;
use crate::lexicon::{CalendarWord, Flags, Tag};
use crate::scan::{Class, Gap, Token, TokenIndex};
use crate::value::TimexMod;

/// Figures of the longest number that is read here, a year.
const MAX_FIGURES: usize = 4;

impl<'d, 't> Reader<'d, 't> {
    pub(super) fn word_at(&self, at: TokenIndex) -> Option<&'t str> {
        self.inside(at).then(|| self.doc.word(at))
    }

    /// The word at `at` in small letters (ASCII), for comparison with many; nothing for other tokens and for longer words.
    pub(super) fn lower<'b>(&self, at: TokenIndex, room: &'b mut [u8; 16]) -> &'b [u8] {
        if !self.is(at, Class::Word) {
            return b"";
        }
        let word = self.doc.word(at).as_bytes();
        let Some(lower) = room.get_mut(..word.len()) else {
            return b"";
        };
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        lower
    }

    pub(super) fn calendar(&self, at: TokenIndex, tag: Tag) -> Option<(&'d CalendarWord, usize)> {
        if !self.inside(at) {
            return None;
        }
        let (sense, len) = self.doc.sense(at, tag)?;
        Some((&self.doc.lexicon.calendar[sense.id as usize], len))
    }

    /// Whether the word at `at` is a calendar word of `class`.
    pub(super) fn is_class(&self, at: TokenIndex, class: &str) -> bool {
        self.calendar(at, Tag::DateWord)
            .is_some_and(|(word, _)| word.class == class)
    }

    /// The unit of time at `at`.
    pub(super) fn unit(&self, at: TokenIndex) -> Option<&'d str> {
        self.inside(at)
            .then(|| self.doc.word_sense(at, Tag::TimeUnit))
            .flatten()
            .map(|s| &*self.doc.lexicon.calendar[s.id as usize].value)
    }

    /// A run of digits of at most `len` figures at `at`, as a number.
    pub(super) fn number(&self, at: TokenIndex, len: usize) -> Option<i32> {
        let few = len.min(MAX_FIGURES);
        self.get(at)
            .filter(|token| token.class == Class::Digits && token.len() <= few)?;
        let digits = self.doc.word(at).bytes();
        Some(digits.fold(0, |value, digit| 10 * value + i32::from(digit - b'0')))
    }

    /// Whether a dash or hyphen at `at` can join a range.
    pub(super) fn dash(&self, at: TokenIndex) -> bool {
        self.get(at).is_some_and(|token| token.class.is_dash())
    }

    pub(super) fn capitalized(&self, at: TokenIndex) -> bool {
        self.get(at).is_some_and(Token::is_capitalized)
    }

    /// The position of "the" before `first`, where the phrase needs it.
    pub(super) fn with_the(&self, first: TokenIndex) -> TokenIndex {
        self.before(first)
            .filter(|&at| {
                self.is_word(at, &["the"]) && self.doc.tokens[first].gap != Gap::Paragraph
            })
            .unwrap_or(first)
    }

    /// Whether the token at `at` belongs to the name of a news outlet ("Mail on Sunday", "USA Today").
    pub(super) fn in_outlet(&self, at: TokenIndex) -> bool {
        const OUTLET: Flags = Tag::Outlet.flag();
        (at.saturating_sub(4).max(self.first)..=at).any(|start| {
            self.doc.tokens[start].flags.has(OUTLET)
                && self
                    .doc
                    .sense(start, Tag::Outlet)
                    .is_some_and(|(_, len)| len > 1 && start + len > at)
        })
    }

    /// The part of the period that words before it single out.
    pub(super) fn modifier(&self, first: TokenIndex) -> Option<TimexMod> {
        let mut before = self.before(first)?;
        let (mut room, mut room_behind) = ([0; 16], [0; 16]);
        let mut word = self.lower(before, &mut room);
        if word == b"the" {
            before = self.before(before)?;
            word = self.lower(before, &mut room_behind);
        }
        if word == b"of" {
            let part = self.before(before)?;
            return self.part(part);
        }
        if let Some(part) = self.part(before) {
            // "by end June", not "the end June brought".
            let end = || {
                self.is_word(before, &["end"])
                    && self.is_before(before, &["by", "at", "until", "since", "from"])
            };
            return (self.is_word(before, &["early", "late", "mid"]) || end()).then_some(part);
        }
        match word {
            b"around" | b"about" | b"circa" | b"approximately" | b"roughly" => {
                Some(TimexMod::Approx)
            }
            b"before" => Some(TimexMod::Before),
            b"after" | b"since" => Some(TimexMod::After),
            b"by" | b"until" | b"till" => Some(TimexMod::OnOrBefore),
            _ => None,
        }
    }

    pub(super) fn part(&self, at: TokenIndex) -> Option<TimexMod> {
        let (word, _) = self.calendar(at, Tag::DateWord)?;
        if word.class != "part" {
            return None;
        }
        word.value.parse().ok()
    }
}
