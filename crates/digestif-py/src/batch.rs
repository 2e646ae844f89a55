//! Many documents at once: threads of our own for one call, the interpreter free meanwhile.
//!
//! The threads live as long as the call. There is no pool that a forked child could inherit dead, and starting threads costs
//! microseconds beside milliseconds of work.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use arrow_array::ArrayRef;
use chrono::NaiveDate;
use digestif::{Extractor, Input};
use digestif_arrow::{Batches, Tables};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::arrow;
use crate::error::{raise, utf8};

/// Text of one task, about: small enough to share the work evenly, large enough to be worth a batch of its own.
const TASK_BYTES: usize = 1 << 19;

/// Documents of one task at most.
const TASK_DOCUMENTS: usize = 4096;

/// How often a waiting call looks for Ctrl-C.
const PULSE: Duration = Duration::from_millis(50);

/// The documents of a call, borrowed from Python or Arrow. What is wrong with a document stands in place of its text.
pub(crate) struct Documents<'a> {
    texts: Vec<Result<&'a str, String>>,
    ids: Vec<Option<String>>,
    dates: Vec<Option<NaiveDate>>,
}

/// A reference date, or what is wrong with it.
#[derive(Clone, FromPyObject)]
pub(crate) enum Day {
    Known(NaiveDate),
    Wrong(String),
}

/// Where the texts of a call lie.
pub(crate) enum Texts<'py> {
    Column(Vec<ArrayRef>),
    List(Vec<Bound<'py, PyAny>>),
}

impl<'py> Texts<'py> {
    pub(crate) fn of(texts: &Bound<'py, PyAny>) -> PyResult<Self> {
        Ok(match arrow::column(texts)? {
            Some(chunks) => Self::Column(chunks),
            None => Self::List(texts.try_iter()?.collect::<PyResult<_>>()?),
        })
    }

    /// The documents, one for each text. Ids are none or as many as texts; so are days, and one day stands for all.
    pub(crate) fn documents(
        &self,
        ids: Vec<Option<String>>,
        mut days: Vec<Option<Day>>,
    ) -> PyResult<Documents<'_>> {
        let mut texts = match self {
            Self::Column(chunks) => chunks.iter().flat_map(arrow::texts).map(given).collect(),
            Self::List(list) => list.iter().map(text).collect::<Vec<_>>(),
        };
        if days.len() == 1 {
            days.resize(texts.len(), days[0].clone());
        }
        for (what, count) in [("ids", ids.len()), ("reference dates", days.len())] {
            if count > 0 && count != texts.len() {
                return Err(raise(format!(
                    "there are {count} {what} for {} texts",
                    texts.len()
                )));
            }
        }
        let mut dates = vec![None; texts.len()];
        for (at, day) in days.into_iter().enumerate() {
            match day {
                Some(Day::Known(date)) => dates[at] = Some(date),
                Some(Day::Wrong(message)) => texts[at] = Err(message),
                None => {}
            }
        }
        Ok(Documents { texts, ids, dates })
    }
}

fn given(text: Option<&str>) -> Result<&str, String> {
    text.ok_or_else(|| "there is no text".to_owned())
}

/// The text of an object of Python.
fn text<'a>(object: &'a Bound<'_, PyAny>) -> Result<&'a str, String> {
    if object.is_none() {
        return given(None);
    }
    match object.cast::<PyString>() {
        Ok(string) => utf8("text", string).map_err(|error| error.value(object.py()).to_string()),
        Err(_) => Err(format!("text is of type {}, not str", object.get_type())),
    }
}

impl Documents<'_> {
    /// The documents of each task, in order.
    fn tasks(&self) -> Vec<std::ops::Range<usize>> {
        let (mut tasks, mut first, mut bytes) = (Vec::new(), 0, 0);
        for (at, text) in self.texts.iter().enumerate() {
            bytes += text.as_ref().map_or(0, |text| text.len());
            if bytes >= TASK_BYTES || at - first >= TASK_DOCUMENTS {
                tasks.push(first..at + 1);
                (first, bytes) = (at + 1, 0);
            }
        }
        tasks.push(first..self.texts.len());
        tasks
    }

    /// The tables of one task.
    fn tables(&self, extractor: &Extractor, task: std::ops::Range<usize>) -> Tables {
        let mut batches = Batches::new();
        for at in task {
            let id = self.ids.get(at).and_then(Option::as_deref);
            match &self.texts[at] {
                Ok(text) => {
                    let date = self.dates.get(at).copied().flatten();
                    let mut input = Input::new(text).reference_date(date);
                    if let Some(id) = id {
                        input = input.id(id);
                    }
                    batches.document(at, &extractor.extract(input));
                }
                Err(message) => batches.error(at, id, message),
            }
        }
        batches.finish()
    }

    /// The tables of all documents in order, by `threads` threads. `progress` is called with the number of documents done so
    /// far; an exception in it, or Ctrl-C, ends the work.
    pub(crate) fn extract(
        &self,
        py: Python<'_>,
        extractor: &Extractor,
        threads: usize,
        progress: Option<&Py<PyAny>>,
    ) -> PyResult<Tables> {
        let tasks = self.tasks();
        let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
        py.detach(|| {
            let (sender, receiver) = channel();
            thread::scope(|scope| {
                for _ in 0..threads.clamp(1, tasks.len()) {
                    let (sender, tasks, next, stop) = (sender.clone(), &tasks, &next, &stop);
                    scope.spawn(move || {
                        while !stop.load(Ordering::Relaxed)
                            && let at = next.fetch_add(1, Ordering::Relaxed)
                            && let Some(task) = tasks.get(at)
                        {
                            let done = task.len();
                            let _ = sender.send((at, done, self.tables(extractor, task.clone())));
                        }
                    });
                }
                drop(sender);
                let all = gather(&receiver, tasks.len(), progress);
                stop.store(true, Ordering::Relaxed);
                all
            })
        })
    }
}

/// The tables of all tasks in their order, as they come in.
fn gather(
    receiver: &Receiver<(usize, usize, Tables)>,
    tasks: usize,
    progress: Option<&Py<PyAny>>,
) -> PyResult<Tables> {
    let mut parts: Vec<Option<Tables>> = vec![None; tasks];
    let mut documents = 0;
    loop {
        match receiver.recv_timeout(PULSE) {
            Ok((at, done, tables)) => {
                parts[at] = Some(tables);
                documents += done;
                if let Some(progress) = progress {
                    Python::attach(|py| progress.call1(py, (documents,)))?;
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        check_signals()?;
    }
    let mut all = Tables::new();
    parts
        .into_iter()
        .flatten()
        .for_each(|part| all.append(part));
    Ok(all)
}

/// Raises what Ctrl-C asks for.
fn check_signals() -> PyResult<()> {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method is not general in its lifetime"
    )]
    Python::attach(|py| py.check_signals())
}
