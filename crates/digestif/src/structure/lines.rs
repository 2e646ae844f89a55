//! What a single line looks like: a date, a credit, a leftover of a web page, a rule, a heading.
//!
//! | line                                            | is        |
//! | ----------------------------------------------- | --------- |
//! | `A quay at dusk. Photo credit: Harbour Post.`   | credit    |
//! | `Source: Harbour Post, 3 June`, `Date: 3 June`  | credit    |
//! | `(Compiled by Ada Linde; newsroom +47 555 0101)` | aside     |
//! | `Read more`, `Advertisement`                    | leftover  |
//! | `* * *`, `-----`                                | rule      |
//! | `Friday, 4 September 2026`                      | bare date |
//!
//! All questions are about one line and look at each of its tokens at most once. The words that pages say about their text:
//! `page` in `data/words.tsv`.

use super::marks::Marks;
use super::{TokenRange, inside};
use crate::lexicon::{Flags, Lexicon, PageWord, Reading, Tag};
use crate::scan::{Class, Gap, Phrase, Token};

/// Longest credit or aside, in bytes: a sentence or two.
const MAX_CREDIT: usize = 400;

/// Text and tokens of one document.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) phrases: &'a [Phrase],
    pub(super) lexicon: &'a Lexicon,
    pub(super) marks: &'a Marks,
}

impl Lines<'_> {
    /// Whether the token at `at` is the word `lower` in any case.
    pub(super) fn is_word(self, at: usize, lower: &str) -> bool {
        self.tokens.get(at).is_some_and(|t| {
            self.text[t.start as usize..t.end as usize].eq_ignore_ascii_case(lower)
        })
    }

    fn is_any_word(self, at: usize, list: &[&str]) -> bool {
        self.tokens[at].class == Class::Word && list.iter().any(|word| self.is_word(at, word))
    }

    /// What the words from `at` on say about the text, and how many tokens they are.
    #[inline]
    fn page_word(self, at: usize) -> Option<(PageWord, usize)> {
        let token = self.tokens.get(at)?;
        if token.flags.has(Tag::Page.flag()) {
            self.read_page_word(at, token)
        } else {
            None
        }
    }

    fn read_page_word(self, at: usize, token: &Token) -> Option<(PageWord, usize)> {
        let read = |readings: &[Reading], len: usize| {
            let end = self.tokens[at + len - 1].end;
            let sense = self
                .lexicon
                .sense(readings, Tag::Page, token, self.text, end)?;
            Some((self.lexicon.page_words[sense.id as usize], len))
        };
        let phrase = (token.phrase as usize)
            .checked_sub(1)
            .map(|phrase| self.phrases[phrase]);
        phrase
            .and_then(|phrase| read(self.lexicon.phrase_readings(phrase), phrase.len as usize))
            .or_else(|| read(self.lexicon.word_readings(token.word), 1))
    }

    /// Length in bytes.
    pub(super) fn len(self, line: TokenRange) -> usize {
        (self.tokens[line.end - 1].end - self.tokens[line.first].start) as usize
    }

    /// The line without Markdown marks around it: `## Title`, `**Title**`, `> Title`.
    pub(super) fn content(self, line: TokenRange) -> TokenRange {
        let (mut first, mut end) = (line.first, line.end);
        let mark = |t: &Token| {
            matches!(t.class, Class::Bullet) || t.is_sign('#') || t.is_sign('_') || t.is_sign('>')
        };
        while first + 1 < end && mark(&self.tokens[first]) {
            first += 1;
        }
        // What was not opened is not closed here: a trailing sign belongs to the text then.
        while first > line.first && end > first + 1 && mark(&self.tokens[end - 1]) {
            end -= 1;
        }
        // "Headline: Rain at last"
        let labelled = matches!(self.page_word(first), Some((PageWord::Overview, 1)))
            && first + 2 < end
            && self.tokens[first + 1].class == Class::Colon
            && self.is_any_word(first, &["headline", "title"]);
        TokenRange {
            first: first + if labelled { 2 } else { 0 },
            end,
        }
    }

    /// Whether Markdown marks the line as a heading: `#` before it, or bold throughout.
    pub(super) fn is_marked_heading(self, line: TokenRange) -> bool {
        let first = &self.tokens[line.first];
        if !['#', '*', '_'].into_iter().any(|mark| first.is_sign(mark)) {
            return false;
        }
        let content = self.content(line);
        let text = (line.first..content.end).find(|&at| !self.tokens[at].is_sign('#'));
        let hashes = first.is_sign('#') && text.is_some_and(|at| self.tokens[at].gap != Gap::None);
        let bold = content.first >= line.first + 2
            && content.end + 2 <= line.end
            && self.tokens[line.first + 1].gap == Gap::None
            && self.tokens[line.first..content.first]
                .iter()
                .all(|t| t.is_sign('*') || t.is_sign('_'));
        hashes || bold
    }

    /// Whether the line holds neither word nor number.
    pub(super) fn is_rule(self, line: TokenRange) -> bool {
        self.tokens[line.first..line.end].iter().all(|t| {
            !matches!(
                t.class,
                Class::Word | Class::Digits | Class::Currency | Class::Other
            )
        }) || self.tokens[line.first..line.end]
            .iter()
            .all(|t| t.is_sign('=') || t.is_sign('_') || t.is_sign('~'))
    }

    /// Whether the whole line stands in brackets.
    pub(super) fn is_aside(self, line: TokenRange) -> bool {
        let tokens = &self.tokens[line.first..line.end];
        if tokens[0].class != Class::Open || self.len(line) > MAX_CREDIT {
            return false;
        }
        let closing = tokens.iter().rposition(|t| t.class != Class::Period);
        closing.is_some_and(|at| tokens[at].class == Class::Close)
            && tokens.iter().filter(|t| t.class == Class::Open).count() == 1
    }

    /// Whether the line says where a picture or the text comes from.
    pub(super) fn is_credit(self, line: TokenRange) -> bool {
        if self.len(line) > MAX_CREDIT {
            return false;
        }
        let opens = matches!(self.page_word(line.first), Some((PageWord::Imprint, _)))
            && self
                .tokens
                .get(line.first + 1)
                .is_some_and(|t| t.class == Class::Colon || self.is_word(line.first + 1, "by"));
        opens
            || self.is_labelled(line)
            || self.marks.page_words[inside(&self.marks.page_words, line, |&at| at)]
                .iter()
                .any(|&at| self.credits_picture(at, line))
    }

    /// "Outlet: Le Soir", "Date: 3 June", "By: Ada Linde".
    fn is_labelled(self, line: TokenRange) -> bool {
        const MAX_LABELLED: usize = 16;
        let label = || {
            matches!(self.page_word(line.first), Some((PageWord::Label, 1)))
                || self.is_word(line.first, "by")
        };
        (3..=MAX_LABELLED).contains(&line.len())
            && self.tokens[line.first].is_capitalized()
            && self.tokens[line.first + 1].class == Class::Colon
            && self.tokens[line.end - 1].class != Class::Period
            && label()
    }

    /// "Photo: Ada Linde", "Photo credit: …", "Image by …", "© Harbour Post", "[Photo/Harbour Post]".
    fn credits_picture(self, at: usize, line: TokenRange) -> bool {
        match self.page_word(at) {
            Some((PageWord::Copyright, _)) => true,
            Some((PageWord::Picture, _)) => self.gives_source(at, line),
            _ => false,
        }
    }

    /// Whether the source of a picture follows the word for it at `at`.
    fn gives_source(self, at: usize, line: TokenRange) -> bool {
        let Some(next) = self.tokens.get(at + 1).filter(|_| at + 1 < line.end) else {
            return false;
        };
        let capital = self.tokens[at].is_capitalized();
        match next.class {
            Class::Colon => true,
            Class::Slash => capital,
            Class::Word if self.is_word(at + 1, "by") => {
                capital && at + 2 < line.end && self.tokens[at + 2].is_capitalized()
            }
            Class::Word => self.is_any_word(at + 1, &["credit", "credits", "courtesy"]),
            _ => false,
        }
    }

    /// Whether the line is what a web page leaves in copied text.
    pub(super) fn is_leftover(self, line: TokenRange) -> bool {
        // "[Read more](https://…)"
        let linked = self.tokens[line.first].class == Class::Open && line.len() > 1;
        let line = if linked {
            TokenRange {
                first: line.first + 1,
                end: line.end.min(line.first + 6),
            }
        } else {
            line
        };
        matches!(self.page_word(line.first), Some((PageWord::Leftover { most }, _)) if line.len() <= most + 1)
    }

    /// Whether the heading announces a list and heads no item.
    pub(super) fn is_overview(self, line: TokenRange) -> bool {
        let end = if self.tokens[line.end - 1].class == Class::Colon {
            line.end - 1
        } else {
            line.end
        };
        matches!(self.page_word(line.first), Some((PageWord::Overview, len)) if len == end - line.first)
    }

    /// Whether the line holds a date: a month beside a number, `26/09/2022`, or `26/9` at its end behind a mark.
    pub(super) fn has_date(self, line: TokenRange) -> bool {
        (line.first..line.end).any(|at| self.is_date_at(at, line))
    }

    fn is_date_at(self, at: usize, line: TokenRange) -> bool {
        let token = &self.tokens[at];
        let digits =
            |at: usize| at >= line.first && at < line.end && self.tokens[at].class == Class::Digits;
        match token.class {
            Class::Word if token.flags.has(Tag::Month.flag()) && token.is_capitalized() => {
                // "3rd of June", "June 3", "Nov. 3"; "Jan." takes its dot.
                (at.saturating_sub(3)..at).any(digits) || digits(at + 1) || digits(at + 2)
            }
            Class::Digits => {
                let joint = |at: usize| {
                    self.tokens.get(at).is_some_and(|t| {
                        t.gap == Gap::None
                            && matches!(t.class, Class::Slash | Class::Period | Class::Hyphen)
                    })
                };
                let marked = at > line.first
                    && (self.tokens[at - 1].class.is_dash()
                        || self.tokens[at - 1].class == Class::Comma);
                joint(at + 1)
                    && digits(at + 2)
                    && (joint(at + 3) && digits(at + 4)
                        || marked
                            && at + 3 == line.end
                            && self.tokens[at + 1].class == Class::Slash)
            }
            _ => false,
        }
    }

    /// Whether the line is nothing but a date, with weekday and time at most.
    pub(super) fn is_bare_date(self, line: TokenRange) -> bool {
        const BESIDE: [&str; 10] = [
            "gmt", "utc", "cet", "et", "am", "pm", "of", "th", "st", "nd",
        ];
        // One token is no date, and not worth the comparisons.
        line.len() > 1
            && (line.first..line.end).all(|at| {
                let token = &self.tokens[at];
                let short = token.end - token.start <= 3;
                match token.class {
                    Class::Word => {
                        token.flags.has(Flags::CALENDAR) || short && self.is_any_word(at, &BESIDE)
                    }
                    Class::Other => false,
                    _ => true,
                }
            })
            && self.has_date(line)
    }

    /// Whether the line starts like a byline: "By Ada Linde".
    pub(super) fn is_byline(self, line: TokenRange) -> bool {
        line.len() >= 3
            && line.len() <= 16
            && self.is_word(line.first, "by")
            && self.tokens[line.first + 1].is_capitalized()
            && self.tokens[line.first + 2].is_capitalized()
    }

    /// A byline that starts small: nothing but a name or two and what stands in brackets.
    pub(super) fn is_small_byline(self, line: TokenRange) -> bool {
        const MAX_LINE: usize = 10;
        self.is_byline(line)
            && line.len() <= MAX_LINE
            && self.tokens[line.first + 1..line.end]
                .iter()
                .all(|t| t.class != Class::Word || t.is_capitalized())
    }

    /// Whether a bar divides the line: `El Faro - Spain | 3/6/2026`.
    pub(super) fn has_bar(self, line: TokenRange) -> bool {
        self.tokens[line.first..line.end]
            .iter()
            .any(|t| t.is_sign('|'))
    }

    /// Whether a name of the outlet list opens the line, alone or parted from what follows: `El Faro – 3 June`, `EL FARO`.
    pub(super) fn is_outlet_head(self, line: TokenRange) -> bool {
        let article = usize::from(self.is_word(line.first, "the") && line.len() > 1);
        [line.first, line.first + article].into_iter().any(|first| {
            let token = &self.tokens[first];
            let phrase = (token.phrase as usize)
                .checked_sub(1)
                .map_or(1, |at| self.phrases[at].len as usize);
            let end = first + phrase;
            token.flags.has(Tag::Outlet.flag())
                && (end >= line.end
                    || matches!(
                        self.tokens[end].class,
                        Class::Dash | Class::Comma | Class::Colon | Class::Open
                    )
                    || self.tokens[end].class == Class::Hyphen && self.tokens[end].gap != Gap::None
                    || self.tokens[end].is_sign('|'))
        })
    }
}
