//! Arrow in and out through `PyCapsule`s: a column of texts from any library, tables to any library, no copy of the data.
//!
//! The protocol is Arrow's `PyCapsule` interface over its C stream interface.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    Array, ArrayRef, RecordBatchIterator, RecordBatchReader, StructArray, make_array,
};
use arrow_schema::{DataType, Schema, SchemaRef};
use digestif_arrow::PackedBatch;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::error::raise;

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";

/// The chunks of a column of texts, where `object` offers Arrow data.
pub(crate) fn column(object: &Bound<'_, PyAny>) -> PyResult<Option<Vec<ArrayRef>>> {
    let chunks = if object.hasattr("__arrow_c_stream__")? {
        stream(&object.call_method0("__arrow_c_stream__")?)?
    } else if object.hasattr("__arrow_c_array__")? {
        array(&object.call_method0("__arrow_c_array__")?)?
    } else {
        return Ok(None);
    };
    chunks
        .into_iter()
        .map(only_column)
        .collect::<PyResult<_>>()
        .map(Some)
}

/// The chunks of an `arrow_array_stream`.
fn stream(capsule: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(STREAM))?.as_ptr().cast();
    // SAFETY: the capsule's name says what it points to; `from_raw` moves it out and leaves a released stream behind.
    let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer) };
    let (Some(get_schema), Some(get_next)) = (stream.get_schema, stream.get_next) else {
        return Err(raise("the Arrow stream was read before"));
    };
    let mut schema = FFI_ArrowSchema::empty();
    // SAFETY: the stream is ours and not released.
    let status = unsafe { get_schema(&raw mut stream, &raw mut schema) };
    checked(&mut stream, status)?;
    let data_type = DataType::try_from(&schema).map_err(raise)?;
    let mut chunks = Vec::new();
    loop {
        let mut chunk = FFI_ArrowArray::empty();
        // SAFETY: as above.
        let status = unsafe { get_next(&raw mut stream, &raw mut chunk) };
        checked(&mut stream, status)?;
        if chunk.is_released() {
            return Ok(chunks);
        }
        // SAFETY: the producer vouches that its arrays have the type of its schema.
        let data = unsafe { from_ffi_and_data_type(chunk, data_type.clone()) };
        chunks.push(make_array(data.map_err(raise)?));
    }
}

/// The error of a stream whose callback gave `status`.
fn checked(stream: &mut FFI_ArrowArrayStream, status: i32) -> PyResult<()> {
    if status == 0 {
        return Ok(());
    }
    // SAFETY: the text belongs to the stream and lives until its next call.
    let said = stream.get_last_error.and_then(|last| unsafe {
        let text = last(&raw mut *stream);
        (!text.is_null()).then(|| CStr::from_ptr(text).to_string_lossy().into_owned())
    });
    Err(raise(format!(
        "the Arrow stream failed with {status}: {}",
        said.unwrap_or_default()
    )))
}

/// The one array of a pair of capsules, schema and array.
fn array(pair: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = pair.extract()?;
    let schema = schema.pointer_checked(Some(SCHEMA))?.as_ptr().cast();
    let array = array.pointer_checked(Some(ARRAY))?.as_ptr().cast();
    // SAFETY: the capsules' names say what they point to; the array is moved out, the schema stays with its capsule.
    let data = unsafe {
        let schema: &FFI_ArrowSchema = &*schema;
        let data_type = DataType::try_from(schema).map_err(raise)?;
        from_ffi_and_data_type(FFI_ArrowArray::from_raw(array), data_type)
    };
    Ok(vec![make_array(data.map_err(raise)?)])
}

/// The texts themselves, or the one column of a table.
fn only_column(chunk: ArrayRef) -> PyResult<ArrayRef> {
    let chunk = match chunk.as_any().downcast_ref::<StructArray>() {
        None => chunk,
        Some(table) if table.num_columns() == 1 => Arc::clone(table.column(0)),
        Some(table) => {
            let names = table.column_names().join(", ");
            return Err(raise(format!(
                "a column of texts is expected, not a table of {names}"
            )));
        }
    };
    let of = |data_type: &DataType| {
        matches!(
            data_type,
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View
        )
    };
    match chunk.data_type() {
        text if of(text) => Ok(chunk),
        DataType::Dictionary(_, text) if of(text) => Ok(chunk),
        DataType::Null => Ok(chunk),
        other => Err(raise(format!(
            "a column of texts is expected, not of {other}"
        ))),
    }
}

/// The texts of a [`column`]'s chunk.
pub(crate) fn texts(chunk: &ArrayRef) -> Vec<Option<&str>> {
    match chunk.data_type() {
        DataType::Utf8 => chunk.as_string::<i32>().iter().collect(),
        DataType::LargeUtf8 => chunk.as_string::<i64>().iter().collect(),
        DataType::Utf8View => chunk.as_string_view().iter().collect(),
        DataType::Dictionary(..) => {
            let dictionary = chunk.as_any_dictionary();
            let values = texts(dictionary.values());
            let keys = dictionary.normalized_keys();
            let text = |(row, key): (usize, usize)| {
                chunk
                    .is_valid(row)
                    .then(|| values.get(key).copied()?)
                    .flatten()
            };
            keys.into_iter().enumerate().map(text).collect()
        }
        _ => vec![None; chunk.len()],
    }
}

/// A table as a capsule with an Arrow C stream. A batch is unpacked when it is drawn: who works on one at a time never has
/// the whole table unpacked.
pub(crate) fn stream_capsule<'py>(
    py: Python<'py>,
    schema: &SchemaRef,
    batches: &Arc<[PackedBatch]>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let (own, batches) = (Arc::clone(schema), Arc::clone(batches));
    let unpacked = (0..batches.len()).map(move |at| Ok(batches[at].unpacked(&own)));
    let reader: Box<dyn RecordBatchReader + Send> =
        Box::new(RecordBatchIterator::new(unpacked, Arc::clone(schema)));
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), STREAM)
}

/// A schema as a capsule.
pub(crate) fn schema_capsule<'py>(
    py: Python<'py>,
    schema: &Schema,
) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(raise)?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}
