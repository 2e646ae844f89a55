//! Makes persons and outlets of their mentions; short forms find their full name.

use super::Resolution;

/// Runs the pass.
pub(super) fn run(_state: &mut Resolution<'_, '_>) {}
