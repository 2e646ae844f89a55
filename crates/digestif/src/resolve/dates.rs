//! Anchors open dates to the reference date, the publication of their item, or the last date mentioned.

use super::Resolution;

/// Runs the pass.
pub(super) fn run(_state: &mut Resolution<'_, '_>) {}
