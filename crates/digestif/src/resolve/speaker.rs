//! Finds who says a quotation.

use super::Resolution;

/// Runs the pass.
pub(super) fn run(_state: &mut Resolution<'_, '_>) {}
