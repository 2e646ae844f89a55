//! Says of every fact who claims it.

use super::Resolution;
use crate::Attribution;

/// Runs the pass.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    state.attributions = vec![Attribution::default(); state.mentions.len()];
}
