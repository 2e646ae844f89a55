//! The parts of a form of the lexicon, which are what its tokens are where it stands in a text.

use super::{BYTES, Byte, Run};

/// A token to be.
pub(crate) enum Part {
    /// A word, or figures.
    Run(Run),
    Sign(u8),
}

/// Shows `found` each part of `form`, which is ASCII, and whether it is glued to the one before.
pub(crate) fn ascii_parts(form: &[u8], mut found: impl FnMut(Part, bool)) {
    let run = |run: Run| (Part::Run(run), run.len);
    let (mut at, mut glued) = (0, false);
    while let Some(&b) = form.get(at) {
        let (part, len) = match BYTES[b as usize] {
            Byte::Letter => run(Run::of_letters(form, at)),
            Byte::Digit => run(Run::of_figures(form, at)),
            Byte::Sign | Byte::Lead => (Part::Sign(b), 1),
            Byte::Space | Byte::Newline => {
                (at, glued) = (at + 1, false);
                continue;
            }
        };
        found(part, glued);
        (at, glued) = (at + len, true);
    }
}
