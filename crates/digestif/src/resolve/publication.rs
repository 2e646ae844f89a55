//! Publication frames: who published what when, and which publication an item renders.

use super::Resolution;

/// Runs the pass.
pub(super) fn run(_state: &mut Resolution<'_, '_>) {}
