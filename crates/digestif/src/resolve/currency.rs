//! Decides ambiguous currency signs and nouns.

use super::Resolution;

/// Runs the pass.
pub(super) fn run(_state: &mut Resolution<'_, '_>) {}
