//! Surface forms: their words, the trie of those of several words, and the readings of each.

use super::super::table::Key;
use super::super::tag::Case;
use super::super::tsv::Located;
use super::super::{Flags, Lexicon, MAX_PHRASE, Node, Reading, SignForm, Tag, bit, edge};
use super::Builder;
use crate::Error;
use crate::scan::{self, Gap, Part, SIGN};

/// Marks the number of a phrase where a form may also be a word or a sign.
const PHRASE: u32 = 1 << 30;

impl Builder {
    /// Adds one reading of `surface`, cased as the form itself asks.
    pub(super) fn add(
        &mut self,
        row: &dyn Located,
        surface: &str,
        tag: Tag,
        id: usize,
    ) -> Result<(), Error> {
        self.add_cased(row, surface, Case::of(surface), tag, id)
    }

    pub(super) fn add_cased(
        &mut self,
        row: &dyn Located,
        surface: &str,
        case: Case,
        tag: Tag,
        id: usize,
    ) -> Result<(), Error> {
        let small = tag == Tag::Outlet && !surface.starts_with(char::is_uppercase);
        let flags = if small {
            tag.flag().or(Flags::SMALL_OUTLET)
        } else {
            tag.flag()
        };
        let holder = self.form(row, surface, flags)?;
        let form = self.lexicon.forms.len() as u32;
        if case == Case::Exact {
            self.lexicon.forms.push_str(surface);
            self.lexicon.forms.push('\n');
        }
        let reading = Reading {
            tag,
            case,
            id: id as u32,
            form,
        };
        let readings = if self.own {
            &mut self.own_readings
        } else {
            &mut self.readings
        };
        readings.push((holder, reading));
        Ok(())
    }

    /// The number of the form `surface`: that of its word, its sign, or of a phrase with [`PHRASE`]; `flags` are added to it.
    fn form(&mut self, row: &dyn Located, surface: &str, flags: Flags) -> Result<u32, Error> {
        self.split(surface);
        match *self.parts {
            [] => Err(row.error("empty form", surface)),
            [(only, _)] => {
                self.flag(only, flags);
                Ok(only)
            }
            _ if self.parts.len() > MAX_PHRASE => {
                Err(row.error("form has too many words", surface))
            }
            _ => {
                let phrase = self.phrase();
                self.lexicon.phrases[phrase as usize] |= flags;
                Ok(PHRASE | phrase)
            }
        }
    }

    /// Fills `parts` with those of `surface`.
    fn split(&mut self, surface: &str) {
        self.parts.clear();
        let words = &mut self.lexicon.words;
        if surface.is_ascii() {
            let bytes = surface.as_bytes();
            scan::ascii_parts(bytes, |part, glued| {
                let word = match part {
                    Part::Run(run) => words.add(Key::of_run(&run), bytes, run.start),
                    Part::Sign(sign) => SIGN | u32::from(sign),
                };
                self.parts.push((word, glued));
            });
            return;
        }
        let lower = surface.to_lowercase();
        scan::tokens(&lower, &self.empty, &mut self.tokens);
        for token in &self.tokens {
            let word = if token.word & SIGN == 0 {
                let text = &lower.as_bytes()[token.start as usize..token.end as usize];
                words.add(Key::of(text), text, 0)
            } else {
                token.word
            };
            self.parts.push((word, token.gap == Gap::None));
        }
    }

    /// The number of the phrase of all `parts`, made where it is new.
    fn phrase(&mut self) -> u32 {
        let parts = std::mem::take(&mut self.parts);
        let mut node = self.start(parts[0].0);
        for &(word, glued) in &parts[1..] {
            self.flag(word, Flags::INSIDE);
            let nodes = &mut self.lexicon.nodes;
            let next = nodes.len() as u32;
            nodes[node as usize].next |= bit(word);
            let edges = &mut self.lexicon.edges;
            node = *edges.entry(edge(node, word, glued)).or_insert(next);
            if node == next {
                nodes.push(Node::numbered(next));
            }
        }
        self.parts = parts;
        let phrase = &mut self.lexicon.nodes[node as usize].phrase;
        if *phrase == 0 {
            *phrase = self.lexicon.phrases.len() as u32;
            self.lexicon.phrases.push(Flags::NONE);
        }
        *phrase
    }

    /// The node behind a word or sign that starts a phrase.
    fn start(&mut self, first: u32) -> u32 {
        self.flag(first, Flags::PHRASE);
        let start = if first & SIGN == 0 {
            let starts = &mut self.lexicon.starts;
            if starts.len() <= first as usize {
                starts.resize(first as usize + 1, Node::default());
            }
            &mut starts[first as usize]
        } else {
            &mut self.signs.entry(first).or_default().start
        };
        if start.number == 0 {
            *start = Node::numbered(self.lexicon.nodes.len() as u32);
            self.lexicon.nodes.push(*start);
        }
        start.number
    }

    fn flag(&mut self, word: u32, flags: Flags) {
        if word & SIGN == 0 {
            self.lexicon.words.flag(word, flags);
        } else {
            self.signs.entry(word).or_default().flags |= flags;
        }
    }

    /// The lexicon of all forms that were added.
    pub(super) fn finish(mut self) -> Lexicon {
        let behind_phrases = (self.lexicon.words.len() + self.lexicon.phrases.len()) as u32;
        for (number, form) in (behind_phrases..).zip(self.signs.values_mut()) {
            form.number = number;
        }
        self.readings();
        let nodes = &self.lexicon.nodes;
        let signs = self.signs.values_mut().map(|form| &mut form.start);
        for start in self.lexicon.starts.iter_mut().chain(signs) {
            *start = nodes[start.number as usize];
        }
        self.lexicon.ascii_signs = vec![SignForm::default(); 128];
        for (sign, form) in self.signs {
            match self.lexicon.ascii_signs.get_mut((sign & !SIGN) as usize) {
                Some(slot) => *slot = form,
                None => self.lexicon.wide_signs.push((sign, form)),
            }
        }
        self.lexicon.words.freeze();
        self.lexicon
    }

    /// Puts the readings of each form together: a user's own first, of these the last first, then those of the lists in their
    /// order.
    fn readings(&mut self) {
        let words = self.lexicon.words.len();
        let place = |holder: u32| match holder {
            sign if sign & SIGN != 0 => self.signs[&sign].number as usize,
            phrase if phrase & PHRASE != 0 => words + (phrase & !PHRASE) as usize,
            word => word as usize,
        };
        let own = self.own_readings.iter().rev();
        let all = own.chain(&self.readings);
        let Some(&(_, any)) = all.clone().next() else {
            return;
        };
        // Each count stands two places on, so that the sums are where the readings of the form before end, and then where its own
        // begin, which moves on to their end as they are put there.
        let forms = words + self.lexicon.phrases.len() + self.signs.len();
        let mut bounds = vec![0; forms + 2];
        for &(holder, _) in all.clone() {
            bounds[place(holder) + 2] += 1;
        }
        let mut sum = 0;
        for bound in &mut bounds {
            sum += *bound;
            *bound = sum;
        }
        let mut readings = vec![any; sum as usize];
        for &(holder, reading) in all {
            let next = &mut bounds[place(holder) + 1];
            readings[*next as usize] = reading;
            *next += 1;
        }
        bounds.pop();
        self.lexicon.bounds = bounds;
        self.lexicon.readings = readings;
    }
}
