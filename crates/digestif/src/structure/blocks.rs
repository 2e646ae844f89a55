//! Lines and blocks: what is a heading, a paragraph, a bullet, a note.
//!
//! | lines                                                | block     |
//! | ---------------------------------------------------- | --------- |
//! | `Ferries leave on time`, `## Ferries`, `THE TIMES`   | heading   |
//! | `Rain closed the line for a second day.`             | paragraph |
//! | `- Rain closed the line`, `• …`, `1. …`              | bullet    |
//! | captions, credits, asides, source lines, bare dates  | note      |
//!
//! Where a text is wrapped by hand its lines are joined again, but a short line that could have held the next word, and looks
//! like a heading, stays one. Headings are candidates here; `items` decides which of them head an item.

use super::TokenRange;
use super::lines::Lines;
use crate::lexicon::{Flags, MAX_PHRASE, Tag};
use crate::scan::{Class, Gap, Shape, Token};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// A short line that ends like no sentence and stands above others.
    Heading,
    /// Running text.
    Paragraph,
    /// A list entry with its mark.
    Bullet,
    /// A caption, credit, aside, source line or date line: said about the text, not in it.
    Note,
}

/// A heading, paragraph, bullet or note.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) tokens: TokenRange,
    /// The tokens without Markdown marks around them.
    pub(crate) content: TokenRange,
    /// Whether a blank line, or the start of the text, stands before it.
    pub(crate) after_blank: bool,
}

/// Longest heading, in bytes; the seed's are below 100.
const MAX_HEADING: usize = 160;

/// Most tokens of a heading that ends in a colon: "The Times:", but not a sentence before a list.
const MAX_COLON_HEADING: usize = 6;

/// The blocks of a text in order.
pub(super) fn blocks(source: Lines<'_>) -> Vec<Block> {
    let (tokens, lines) = (source.tokens, &source.marks.lines);
    let width = wrap_width(source, lines);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    for &line in lines {
        let after_blank = tokens[line.first].gap == Gap::Paragraph;
        let kind = kind(source, line);
        match blocks.last_mut() {
            Some(block)
                if !after_blank
                    && (breaks_name(source, line) || joins(source, block, line, kind, width)) =>
            {
                block.tokens.end = line.end;
                block.content.end = line.end;
                if block.kind != BlockKind::Bullet {
                    block.kind = whole_kind(source, block.tokens);
                }
            }
            _ => blocks.push(Block {
                kind,
                tokens: line,
                content: source.content(line),
                after_blank,
            }),
        }
    }
    mark_lists(source, &mut blocks);
    mark_notes(source, &mut blocks);
    blocks
}

/// The longest line, where lines are broken by hand inside sentences: where at least twice a line without a full stop is
/// followed by a small letter.
fn wrap_width(source: Lines<'_>, lines: &[TokenRange]) -> Option<usize> {
    let breaks = lines
        .windows(2)
        .filter(|pair| {
            let (last, next) = (
                &source.tokens[pair[0].end - 1],
                &source.tokens[pair[1].first],
            );
            next.gap == Gap::Line
                && !matches!(last.class, Class::Period | Class::Terminal | Class::Colon)
                && next.class == Class::Word
                && !next.is_capitalized()
        })
        .take(2);
    if breaks.count() < 2 {
        return None;
    }
    lines.iter().map(|&line| source.len(line)).max()
}

/// Whether a line of a wrapped text goes on with the block above it.
fn joins(
    source: Lines<'_>,
    block: &Block,
    line: TokenRange,
    kind: BlockKind,
    width: Option<usize>,
) -> bool {
    // "by Ada Linde (Le Soir)" below a headline
    if block.kind == BlockKind::Heading && source.is_small_byline(line) {
        return false;
    }
    let Some(width) = width else {
        return ends_sentence_above(source, block, line);
    };
    if kind == BlockKind::Bullet {
        return false;
    }
    let next = &source.tokens[line.first];
    let continues = next.class == Class::Word && next.shape == Shape::Lower;
    let single_line = || {
        source.tokens[block.tokens.first + 1..block.tokens.end]
            .iter()
            .all(|t| t.gap < Gap::Line)
    };
    let fits = source.len(block.tokens) + 1 + (next.end - next.start) as usize <= width;
    let apart = fits && matches!(block.kind, BlockKind::Heading | BlockKind::Note) && single_line();
    continues || !apart && block.kind != BlockKind::Note
}

/// Whether a line ends the sentence that the line above leaves open: it starts with a small letter, or is a word or two with a
/// full stop.
fn ends_sentence_above(source: Lines<'_>, block: &Block, line: TokenRange) -> bool {
    const MAX_TAIL: usize = 4;
    let (above, first, last) = (
        &source.tokens[block.tokens.end - 1],
        &source.tokens[line.first],
        &source.tokens[line.end - 1],
    );
    let abbreviated = above.class == Class::Period
        && block.tokens.len() > 1
        && source.tokens[block.tokens.end - 2]
            .flags
            .has(Tag::Abbreviation.flag());
    let open = matches!(
        above.class,
        Class::Word | Class::Digits | Class::Comma | Class::Hyphen
    ) || abbreviated;
    let small = first.class == Class::Word && first.shape == Shape::Lower;
    let tail = line.len() <= MAX_TAIL
        && last.class == Class::Period
        && source.tokens[line.first].class != Class::Bullet;
    block.kind != BlockKind::Note && open && (small || tail)
}

/// Whether a name of the lexicon runs over the break before the line: "The South China⏎Morning Post".
fn breaks_name(source: Lines<'_>, line: TokenRange) -> bool {
    const NAMES: Flags = Flags::of(&[Tag::Outlet, Tag::OrgBody, Tag::Country, Tag::City]);
    // Few words stand inside any name.
    if !source.tokens[line.first].flags.has(Flags::INSIDE) {
        return false;
    }
    let low = line.first.saturating_sub(MAX_PHRASE);
    let before = (low..).zip(&source.tokens[low..line.first]);
    before
        .filter(|(_, token)| token.phrase > 0 && token.flags.has(NAMES))
        .any(|(at, token)| {
            let phrase = &source.phrases[token.phrase as usize - 1];
            at + phrase.len as usize > line.first
        })
}

/// The kind of a block of several lines.
fn whole_kind(source: Lines<'_>, tokens: TokenRange) -> BlockKind {
    if source.is_credit(tokens) || source.is_aside(tokens) {
        BlockKind::Note
    } else {
        BlockKind::Paragraph
    }
}

fn kind(source: Lines<'_>, line: TokenRange) -> BlockKind {
    let first = &source.tokens[line.first];
    // The cell of a table: none of the questions about marks and dates is worth asking.
    let is_lone = line.len() == 1
        && matches!(first.class, Class::Word | Class::Digits)
        && !first.flags.has(Tag::Page.flag());
    if !is_lone && let Some(marked) = marked_kind(source, line) {
        return marked;
    }
    let content = source.content(line);
    let heading = source.len(line) <= MAX_HEADING && looks_like_heading(source, content);
    let numbered = first.class == Class::Digits
        && first.end - first.start <= 2
        && line.len() > 2
        && matches!(
            source.tokens[line.first + 1].class,
            Class::Period | Class::Close
        )
        && source.tokens[line.first + 2].gap == Gap::Space;
    match (heading, numbered) {
        (true, _) => BlockKind::Heading,
        (false, true) => BlockKind::Bullet,
        (false, false) => BlockKind::Paragraph,
    }
}

/// The kind of a line that shows it by its marks, or says something about the text.
fn marked_kind(source: Lines<'_>, line: TokenRange) -> Option<BlockKind> {
    if source.is_rule(line) {
        return Some(BlockKind::Note);
    }
    if source.is_marked_heading(line) {
        return Some(BlockKind::Heading);
    }
    if is_listed(source, line) {
        return Some(BlockKind::Bullet);
    }
    let note = source.is_aside(line)
        || source.is_leftover(line)
        || source.is_bare_date(line)
        || source.is_credit(line);
    note.then_some(BlockKind::Note)
}

/// Whether the line opens with the mark of a list: "- ", "• ", "-- ".
fn is_listed(source: Lines<'_>, line: TokenRange) -> bool {
    let tokens = &source.tokens[line.first..line.end];
    let mark = |t: &Token| matches!(t.class, Class::Bullet | Class::Hyphen | Class::Dash);
    let signs = usize::from(mark(&tokens[0]))
        + usize::from(
            tokens.len() > 2 && tokens[0].class == Class::Hyphen && tokens[1].is_sign('-'),
        );
    signs > 0 && tokens.len() > signs && tokens[signs].gap != Gap::None
}

/// Whether a short line ends like no sentence.
fn looks_like_heading(source: Lines<'_>, line: TokenRange) -> bool {
    let tokens = &source.tokens[line.first..line.end];
    let starts = match tokens[0].class {
        Class::Word => {
            tokens[0].shape != Shape::Lower
                || tokens[0].end - tokens[0].start == 1
                || !goes_on(source, line)
        }
        Class::Digits | Class::Currency | Class::SingleOpen => true,
        class => class.opens_quote(),
    };
    let Some((last, before)) = tokens.split_last().map(|(last, rest)| (last, rest.last())) else {
        return false;
    };
    let ends = match last.class {
        Class::Period => ends_in_acronym(tokens),
        Class::Terminal => source.text[..last.end as usize].ends_with(['?', '!']),
        Class::Comma | Class::Semicolon => false,
        Class::Colon => tokens.len() <= MAX_COLON_HEADING,
        Class::QuoteClose
        | Class::StraightQuote
        | Class::GuillemetClose
        | Class::Close
        | Class::Apostrophe => before
            .is_some_and(|t| !matches!(t.class, Class::Period | Class::Comma | Class::Terminal)),
        _ => true,
    };
    starts && ends && !credits_sentence(tokens)
}

/// "… for a second day. (Le Soir, 3 June)", "… for a second day. // Le Soir", "… Source: Le Soir": a source behind a whole sentence.
fn credits_sentence(tokens: &[Token]) -> bool {
    const MIN_SENTENCE: usize = 4;
    tokens.windows(3).skip(MIN_SENTENCE).any(|next| {
        let marks = matches!(
            next[1].class,
            Class::Open | Class::Dash | Class::Hyphen | Class::Slash | Class::Bullet | Class::Other
        );
        let labels = next[1].flags.has(Tag::Page.flag()) && next[2].class == Class::Colon;
        matches!(next[0].class, Class::Period | Class::Terminal)
            && (marks || labels)
            && next[1].gap == Gap::Space
    })
}

/// Whether a line that starts with a small letter has the look of the rest of a sentence: no capital in it at all.
fn goes_on(source: Lines<'_>, line: TokenRange) -> bool {
    !source.tokens[line.first..line.end]
        .iter()
        .skip(1)
        .any(Token::is_capitalized)
}

/// "Talks with the U.S."
fn ends_in_acronym(tokens: &[Token]) -> bool {
    let [.., dot, letter, _] = tokens else {
        return false;
    };
    dot.class == Class::Period
        && letter.shape == Shape::Upper
        && letter.end - letter.start == 1
        && letter.gap == Gap::None
}

/// Makes bullets of three or more headings in a run: a list of headlines, not headings over text.
///
/// The first line of a text may be its title, unless it ends in a bracket as the lines below it do.
fn mark_lists(source: Lines<'_>, blocks: &mut [Block]) {
    let bracketed = |block: &Block| source.tokens[block.content.end - 1].class == Class::Close;
    let titled = blocks
        .get(..2)
        .is_none_or(|two| two[1].after_blank || !two.iter().all(bracketed));
    let mut first = usize::from(titled);
    while first < blocks.len() {
        let mut end = first;
        while end < blocks.len()
            && blocks[end].kind == BlockKind::Heading
            && (end == first || !blocks[end].after_blank)
        {
            end += 1;
        }
        let closed = blocks.get(end).is_none_or(|b| b.after_blank);
        if end - first >= 3 && closed {
            blocks[first..end]
                .iter_mut()
                .for_each(|b| b.kind = BlockKind::Bullet);
        }
        first = end.max(first + 1);
    }
}

/// Makes notes of headings that stand below another heading and say where and when it appeared, or that close a paragraph.
fn mark_notes(source: Lines<'_>, blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        if blocks[at].kind != BlockKind::Heading {
            continue;
        }
        let line = blocks[at].content;
        let above = blocks[at - 1].kind;
        let next_apart = blocks.get(at + 1).is_none_or(|b| b.after_blank);
        let dated = source.has_date(line) || source.is_byline(line) || source.has_bar(line);
        let note = if blocks[at].after_blank {
            source.is_byline(line)
        } else {
            match above {
                BlockKind::Heading => dated || at == 1 && next_apart,
                BlockKind::Note => dated && at > 1 && blocks[at - 2].kind == BlockKind::Heading,
                BlockKind::Paragraph | BlockKind::Bullet => dated && next_apart,
            }
        };
        if note {
            blocks[at].kind = BlockKind::Note;
        }
    }
}
