//! Threads of an extractor's own, for many texts at once.
//!
//! Never the global pool of `rayon`, whose size others decide. Nothing is started before the first call, and a process that was
//! forked starts threads of its own: those of its parent are not there.

use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::{Extractor, Facts, Input};

/// How many threads an extractor may have, and those that it has.
#[derive(Debug, Default)]
pub(crate) struct Threads {
    /// 0 for one a core.
    count: usize,
    started: Mutex<Option<Started>>,
}

/// A pool, and the process whose threads it holds.
#[derive(Debug)]
struct Started {
    process: u32,
    pool: Arc<ThreadPool>,
}

impl Threads {
    /// As many threads as `count`, or one a core if it is 0; none is started.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            count,
            started: Mutex::default(),
        }
    }

    /// The pool of this process; nothing where the system gives no threads.
    fn pool(&self) -> Option<Arc<ThreadPool>> {
        let process = std::process::id();
        let mut started = self.started.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(here) = started.as_ref().filter(|pool| pool.process == process) {
            return Some(Arc::clone(&here.pool));
        }
        let pool = ThreadPoolBuilder::new()
            .num_threads(self.count)
            .thread_name(|nth| format!("digestif-{nth}"))
            .build();
        let pool = Arc::new(pool.ok()?);
        let here = Started {
            process,
            pool: Arc::clone(&pool),
        };
        // The parent's pool would wait for threads that are not there.
        std::mem::forget(started.replace(here));
        Some(pool)
    }
}

impl Extractor {
    /// The facts of many texts, worked on by threads of the extractor's own; in the order of the texts, and the same whatever the
    /// number of threads.
    ///
    /// All facts are in memory together: give a long stream in parts. The threads are started by the first call, shared by the
    /// clones of the extractor and ended with the last of them; [`ExtractorBuilder::threads`](crate::ExtractorBuilder::threads)
    /// says how many. Where the system gives none, the calling thread does the work.
    ///
    /// ```
    /// use digestif::Extractor;
    ///
    /// let texts = ["Exports rose 7.5 percent.", "Imports fell to $3 billion."];
    /// let found = Extractor::new().extract_many(texts);
    /// assert_eq!(found[0][0].text, "7.5 percent");
    /// assert_eq!(found[1][0].text, "$3 billion");
    /// ```
    pub fn extract_many<'t>(
        &self,
        inputs: impl IntoIterator<Item: Into<Input<'t>>>,
    ) -> Vec<Facts<'t>> {
        let inputs: Vec<Input<'t>> = inputs.into_iter().map(Into::into).collect();
        let extract = |input: Input<'t>| self.extract(input);
        match self.threads.pool() {
            Some(pool) => pool.install(|| inputs.into_par_iter().map(extract).collect()),
            None => inputs.into_iter().map(extract).collect(),
        }
    }
}
