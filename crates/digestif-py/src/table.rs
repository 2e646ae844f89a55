//! Tables of one result, kept packed until Python asks for them.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::date32_to_datetime;
use arrow_array::types::{Date32Type, Decimal128Type, Int64Type};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, SchemaRef};
use digestif_arrow::{PackedBatch, PackedTables, Table};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};

use crate::arrow;
use crate::error::raise;

/// One table behind `digestif.Table`.
#[pyclass(frozen, module = "digestif._digestif")]
pub(crate) struct NativeTable {
    schema: SchemaRef,
    // A stream that somebody reads outlives the table.
    batches: Arc<[PackedBatch]>,
}

impl NativeTable {
    /// All tables of a result by their names.
    pub(crate) fn all(tables: PackedTables) -> impl Iterator<Item = (&'static str, Self)> {
        let names = Table::ALL.into_iter().map(Table::as_str);
        names.zip(tables.into_parts().map(|(schema, batches)| Self {
            schema,
            batches: batches.into(),
        }))
    }
}

#[pymethods]
impl NativeTable {
    /// How many rows there are.
    fn __len__(&self) -> usize {
        self.batches.iter().map(PackedBatch::num_rows).sum()
    }

    /// The schema as an Arrow capsule.
    #[pyo3(signature = () -> "object")]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema_capsule(py, &self.schema)
    }

    /// The batches as an Arrow capsule, each unpacked when drawn; no requested schema is followed.
    #[pyo3(signature = (requested_schema: "object | None" = None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        arrow::stream_capsule(py, &self.schema, &self.batches)
    }

    /// Names, Arrow types and meanings of the columns.
    fn fields(&self) -> Vec<(String, String, String)> {
        let fields = self.schema.fields().iter();
        fields
            .map(|field| {
                let meaning = field.metadata().get("meaning").cloned();
                let data_type = match field.data_type() {
                    DataType::List(of) => format!("List<{}>", of.data_type()),
                    other => other.to_string(),
                };
                (field.name().clone(), data_type, meaning.unwrap_or_default())
            })
            .collect()
    }

    /// The cells of each column as Python values.
    #[pyo3(signature = () -> "dict[str, list[object]]")]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let columns = PyDict::new(py);
        for (at, field) in self.schema.fields().iter().enumerate() {
            let cells = PyList::empty(py);
            for batch in &*self.batches {
                let column = batch.column(at);
                for row in 0..column.len() {
                    cells.append(cell(py, &column, row)?)?;
                }
            }
            columns.set_item(field.name(), cells)?;
        }
        Ok(columns)
    }
}

/// A value of a column as Python has it.
fn cell<'py>(py: Python<'py>, column: &ArrayRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into_bound_py_any(py),
        DataType::Int64 => column
            .as_primitive::<Int64Type>()
            .value(row)
            .into_bound_py_any(py),
        DataType::Boolean => column.as_boolean().value(row).into_bound_py_any(py),
        DataType::Date32 => {
            let days = column.as_primitive::<Date32Type>().value(row);
            date32_to_datetime(days)
                .map(|day| day.date())
                .into_bound_py_any(py)
        }
        DataType::Decimal128(..) => {
            let text = column.as_primitive::<Decimal128Type>().value_as_string(row);
            let text = text.trim_end_matches('0').trim_end_matches('.');
            py.import("decimal")?.getattr("Decimal")?.call1((text,))
        }
        DataType::List(_) => {
            let values = column.as_list::<i32>().value(row);
            let cells = (0..values.len()).map(|at| cell(py, &values, at));
            Ok(PyList::new(py, cells.collect::<PyResult<Vec<_>>>()?)?.into_any())
        }
        other => Err(raise(format!("no cell of a column of {other}"))),
    }
}
