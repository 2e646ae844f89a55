//! Python objects that many facts share: immutable ones that cost more to make than to find again.

use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;

/// The last object made for each key that falls into a slot: bounded, whatever comes.
pub(crate) struct Shared<K>(Mutex<[Slot<K>; SLOTS]>);

/// A key and its object.
type Slot<K> = Option<(K, Py<PyAny>)>;

const SLOTS: usize = 256;

impl<K: Copy + Eq> Shared<K> {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new([const { None }; SLOTS]))
    }

    /// The object for `key`, which is looked for by `hash`; made where it is not there. The lock is never held while Python runs.
    pub(crate) fn get<'py>(
        &self,
        py: Python<'py>,
        key: K,
        hash: usize,
        make: impl FnOnce() -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let slot = hash % SLOTS;
        let known = {
            let slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let same = slots[slot].as_ref().filter(|(known, _)| *known == key);
            same.map(|(_, object)| object.clone_ref(py))
        };
        if let Some(object) = known {
            return Ok(object.into_bound(py));
        }
        let object = make()?;
        let latest = Some((key, object.clone().unbind()));
        let replaced = {
            let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut slots[slot], latest)
        };
        drop(replaced);
        Ok(object)
    }
}
