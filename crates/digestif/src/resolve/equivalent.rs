//! Links an amount with its restatement in another currency.

use super::Resolution;

/// Runs the pass.
pub(super) fn run(_state: &mut Resolution<'_, '_>) {}
