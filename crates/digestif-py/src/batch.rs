//! Many documents at once: threads of our own for one call, the interpreter free meanwhile.
//!
//! The threads live as long as the call. There is no pool that a forked child could inherit dead, and starting threads costs
//! microseconds beside milliseconds of work.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use arrow_array::ArrayRef;
use chrono::NaiveDate;
use digestif::{Extractor, Input};
use digestif_arrow::{Batches, PackedTables, SelectionError, Table};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::arrow;
use crate::error::{raise, utf8_copy};

/// Text of one task, about: small enough to share the work evenly and to have few facts unpacked at a time, large enough to
/// be worth a batch of its own.
const TASK_BYTES: usize = 1 << 18;

/// Documents of one task at most.
const TASK_DOCUMENTS: usize = 4096;

/// How often a waiting call looks for Ctrl-C.
const PULSE: Duration = Duration::from_millis(50);

/// The documents of a call, borrowed from Python or Arrow. What is wrong with a document stands in place of its text.
pub(crate) struct Documents<'a> {
    texts: Vec<Result<Text<'a>, String>>,
    ids: Vec<Option<String>>,
    dates: Vec<Option<NaiveDate>>,
    /// The columns of facts that are wanted, where not all are.
    columns: Option<Vec<&'a str>>,
}

/// A text where it lies.
enum Text<'a> {
    /// In Arrow's memory.
    Arrow(&'a str),
    /// In a string of Python with so many characters. It is encoded when its turn comes: all texts at once would take their
    /// room a second time.
    Python(&'a Py<PyString>, usize),
}

impl Text<'_> {
    /// How long it is, about.
    fn len(&self) -> usize {
        match self {
            Self::Arrow(text) => text.len(),
            Self::Python(_, chars) => *chars,
        }
    }
}

/// A reference date, or what is wrong with it.
#[derive(Clone, FromPyObject)]
pub(crate) enum Day {
    Known(NaiveDate),
    Wrong(String),
}

/// Where the texts of a call lie.
pub(crate) enum Texts {
    Column(Vec<ArrayRef>),
    List(Vec<Result<(Py<PyString>, usize), String>>),
}

impl Texts {
    pub(crate) fn of(texts: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Some(chunks) = arrow::column(texts)? {
            return Ok(Self::Column(chunks));
        }
        let texts = texts.try_iter()?.map(|text| text.map(string));
        texts.collect::<PyResult<_>>().map(Self::List)
    }

    /// The documents, one for each text. Ids are none or as many as texts; so are days, and one day stands for all.
    pub(crate) fn documents<'a>(
        &'a self,
        ids: Vec<Option<String>>,
        mut days: Vec<Option<Day>>,
    ) -> PyResult<Documents<'a>> {
        let mut texts: Vec<_> = match self {
            Self::Column(chunks) => {
                let texts = chunks.iter().flat_map(arrow::texts);
                texts
                    .map(|text| text.map(Text::Arrow).ok_or_else(no_text))
                    .collect()
            }
            Self::List(list) => {
                let text = |given: &'a Result<_, String>| match given {
                    Ok((string, chars)) => Ok(Text::Python(string, *chars)),
                    Err(message) => Err(message.clone()),
                };
                list.iter().map(text).collect()
            }
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
        Ok(Documents {
            texts,
            ids,
            dates,
            columns: None,
        })
    }
}

fn no_text() -> String {
    "there is no text".to_owned()
}

/// The string that an object of Python is, with the number of its characters.
fn string(object: Bound<'_, PyAny>) -> Result<(Py<PyString>, usize), String> {
    if object.is_none() {
        return Err(no_text());
    }
    let wrong = |error: PyErr, py| error.value(py).to_string();
    match object.cast_into::<PyString>() {
        Ok(string) => match string.len() {
            Ok(chars) => Ok((string.unbind(), chars)),
            Err(error) => Err(wrong(error, string.py())),
        },
        Err(error) => {
            let class = error.into_inner().get_type();
            Err(format!("text is of type {class}, not str"))
        }
    }
}

/// The UTF-8 of a string, by a thread that is not the interpreter's.
fn encoded(string: &Py<PyString>) -> Result<String, String> {
    Python::attach(|py| {
        utf8_copy("text", string.bind(py)).map_err(|error| error.value(py).to_string())
    })
}

impl<'a> Documents<'a> {
    /// Leaves out all columns of facts but these.
    pub(crate) fn select(&mut self, columns: Vec<&'a str>) -> PyResult<()> {
        self.columns = Some(columns);
        self.batches().map(drop).map_err(raise)
    }

    /// Tables to be filled.
    fn batches(&self) -> Result<Batches, SelectionError> {
        match &self.columns {
            None => Ok(Batches::new()),
            Some(columns) => Batches::new().columns(Table::Facts, columns),
        }
    }

    /// The documents of each task, in order.
    fn tasks(&self) -> Vec<Range<usize>> {
        let (mut tasks, mut first, mut bytes) = (Vec::new(), 0, 0);
        for (at, text) in self.texts.iter().enumerate() {
            bytes += text.as_ref().map_or(0, Text::len);
            if bytes >= TASK_BYTES || at - first >= TASK_DOCUMENTS {
                tasks.push(first..at + 1);
                (first, bytes) = (at + 1, 0);
            }
        }
        tasks.push(first..self.texts.len());
        tasks
    }

    /// The texts of one task in UTF-8.
    fn encoded(&self, task: Range<usize>) -> Vec<Result<Cow<'a, str>, String>> {
        let texts = self.texts[task].iter();
        let texts = texts.map(|text| match text {
            Ok(Text::Arrow(text)) => Ok(Cow::Borrowed(*text)),
            Ok(Text::Python(string, _)) => encoded(string).map(Cow::Owned),
            Err(message) => Err(message.clone()),
        });
        texts.collect()
    }

    /// The tables of one task.
    fn tables(&self, extractor: &Extractor, task: Range<usize>) -> PackedTables {
        let mut batches = self.batches().expect("the selection was tried before");
        let texts = self.encoded(task.clone());
        for (at, text) in task.zip(&texts) {
            let id = self.ids.get(at).and_then(Option::as_deref);
            match text {
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
        batches.finish().pack()
    }

    /// The tables of all documents in order, by `threads` threads. `progress` is called with the number of documents done so
    /// far; an exception in it, or Ctrl-C, ends the work.
    pub(crate) fn extract(
        &self,
        py: Python<'_>,
        extractor: &Extractor,
        threads: usize,
        progress: Option<&Py<PyAny>>,
    ) -> PyResult<PackedTables> {
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
    receiver: &Receiver<(usize, usize, PackedTables)>,
    tasks: usize,
    progress: Option<&Py<PyAny>>,
) -> PyResult<PackedTables> {
    let mut parts: Vec<Option<PackedTables>> = Vec::new();
    parts.resize_with(tasks, || None);
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
    let mut parts = parts.into_iter().flatten();
    let mut all = parts.next().expect("a task for any texts, even for none");
    parts.for_each(|part| all.append(part));
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
