//! Tables kept in memory, compressed until somebody reads them.
//!
//! A row of facts has cells for all kinds, most of them empty, and its sentence stands beside every fact of it: 500 bytes a row
//! in Arrow's layout, of which LZ4 leaves about an eighth at the speed of copying. A batch is unpacked when it is read,
//! so that a query over a stream holds one batch at a time.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch, make_array};
use arrow_buffer::{BooleanBuffer, Buffer, MutableBuffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{DataType, SchemaRef};
use lz4_flex::block::{compress_into, decompress_into, get_maximum_output_size};

use crate::batches::Tables;
use crate::tables::Table;

/// The tables of one result, packed.
#[derive(Debug)]
pub struct PackedTables {
    parts: [(SchemaRef, Vec<PackedBatch>); Table::ALL.len()],
}

impl PackedTables {
    /// Adds the rows of `other` behind these.
    pub fn append(&mut self, other: Self) {
        for ((_, batches), (_, more)) in self.parts.iter_mut().zip(other.parts) {
            batches.extend(more);
        }
    }

    /// The tables in the order of [`Table::ALL`], each with its columns and batches.
    #[must_use]
    pub fn into_parts(self) -> [(SchemaRef, Vec<PackedBatch>); Table::ALL.len()] {
        self.parts
    }
}

impl Tables {
    /// The same tables, compressed.
    #[must_use]
    pub fn pack(self) -> PackedTables {
        let mut scratch = Vec::new();
        PackedTables {
            parts: self.parts.map(|part| {
                let batches = part.batches.iter();
                let packed = batches.map(|batch| PackedBatch::new(batch, &mut scratch));
                (part.schema, packed.collect())
            }),
        }
    }
}

/// A record batch, packed.
#[derive(Debug)]
pub struct PackedBatch {
    rows: usize,
    columns: Box<[PackedArray]>,
}

impl PackedBatch {
    fn new(batch: &RecordBatch, scratch: &mut Vec<u8>) -> Self {
        let columns = batch.columns().iter();
        Self {
            rows: batch.num_rows(),
            columns: columns
                .map(|column| PackedArray::new(&column.to_data(), scratch))
                .collect(),
        }
    }

    /// How many rows it has.
    #[must_use]
    pub fn num_rows(&self) -> usize {
        self.rows
    }

    /// One column of it.
    #[must_use]
    pub fn column(&self, at: usize) -> ArrayRef {
        make_array(self.columns[at].unpacked())
    }

    /// The whole batch; `schema` is the one of its table.
    ///
    /// # Panics
    ///
    /// Where it is another table's.
    #[must_use]
    pub fn unpacked(&self, schema: &SchemaRef) -> RecordBatch {
        let columns = (0..self.columns.len()).map(|at| self.column(at)).collect();
        RecordBatch::try_new(Arc::clone(schema), columns).expect("the schema of the batch's table")
    }
}

/// The data of an array.
#[derive(Debug)]
struct PackedArray {
    data_type: DataType,
    len: usize,
    offset: usize,
    /// The first row's place in the bits, and the bits.
    nulls: Option<(usize, PackedBuffer)>,
    buffers: Box<[PackedBuffer]>,
    children: Box<[PackedArray]>,
}

impl PackedArray {
    fn new(data: &ArrayData, scratch: &mut Vec<u8>) -> Self {
        Self {
            data_type: data.data_type().clone(),
            len: data.len(),
            offset: data.offset(),
            nulls: data
                .nulls()
                .map(|nulls| (nulls.offset(), PackedBuffer::new(nulls.buffer(), scratch))),
            buffers: data
                .buffers()
                .iter()
                .map(|buffer| PackedBuffer::new(buffer, scratch))
                .collect(),
            children: data
                .child_data()
                .iter()
                .map(|child| Self::new(child, scratch))
                .collect(),
        }
    }

    fn unpacked(&self) -> ArrayData {
        let nulls = self.nulls.as_ref().map(|(offset, bits)| {
            NullBuffer::new(BooleanBuffer::new(bits.unpacked(), *offset, self.len))
        });
        ArrayData::builder(self.data_type.clone())
            .len(self.len)
            .offset(self.offset)
            .nulls(nulls)
            .buffers(self.buffers.iter().map(PackedBuffer::unpacked).collect())
            .child_data(self.children.iter().map(Self::unpacked).collect())
            .build()
            .expect("the parts of a valid array")
    }
}

/// The bytes of a buffer.
#[derive(Debug)]
struct PackedBuffer {
    len: usize,
    packed: Box<[u8]>,
}

impl PackedBuffer {
    fn new(buffer: &Buffer, scratch: &mut Vec<u8>) -> Self {
        // Bytes are packed where there is room for the worst case, and kept in the room they need.
        scratch.resize(get_maximum_output_size(buffer.len()).max(scratch.len()), 0);
        let packed = compress_into(buffer, scratch).expect("room for the worst case");
        Self {
            len: buffer.len(),
            packed: scratch[..packed].into(),
        }
    }

    fn unpacked(&self) -> Buffer {
        let mut buffer = MutableBuffer::from_len_zeroed(self.len);
        decompress_into(&self.packed, &mut buffer).expect("bytes that were packed here");
        buffer.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Batches;
    use digestif::{Extractor, Input};

    const TEXT: &str = "Port grows\nLe Soir reported on May 4, 2026 that 120 billion tenge (US$229.3 million) went into 12 ships. \
        “It is much,” said Minister Ada Linde of the Kroon party, who had asked for 0.00000000012 grams.";

    fn tables(documents: usize) -> Tables {
        let facts = Extractor::new()
            .extract(Input::new(TEXT).id("a"))
            .into_owned();
        let mut batches = Batches::new();
        (0..documents).for_each(|at| batches.document(at, &facts));
        batches.error(documents, None, "there is no text");
        batches.finish()
    }

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let tables = tables(3);
        let parts = tables.clone().pack().into_parts();
        for (table, (schema, packed)) in Table::ALL.into_iter().zip(parts) {
            assert_eq!(&schema, tables.schema(table));
            let unpacked: Vec<_> = packed.iter().map(|batch| batch.unpacked(&schema)).collect();
            assert_eq!(unpacked, tables.batches(table), "{}", table.as_str());
            assert!(
                table == Table::Items || !unpacked.is_empty(),
                "{}",
                table.as_str()
            );
        }
    }

    #[test]
    fn a_part_of_a_batch_keeps_its_rows() {
        let tables = tables(3);
        let batch = &tables.batches(Table::Facts)[0];
        let part = batch.slice(3, 7);
        let packed = PackedBatch::new(&part, &mut Vec::new());
        assert_eq!(packed.num_rows(), 7);
        assert_eq!(packed.unpacked(&batch.schema()), part);
    }

    #[test]
    fn packed_facts_take_less_than_a_quarter() {
        fn bytes(array: &PackedArray) -> usize {
            let nulls = array.nulls.iter().map(|(_, bits)| bits);
            let buffers = array.buffers.iter().chain(nulls);
            let children = array.children.iter();
            buffers.map(|buffer| buffer.packed.len()).sum::<usize>()
                + children.map(bytes).sum::<usize>()
        }
        let tables = tables(200);
        let batch = &tables.batches(Table::Facts)[0];
        let packed = PackedBatch::new(batch, &mut Vec::new());
        let packed: usize = packed.columns.iter().map(bytes).sum();
        assert!(4 * packed < batch.get_array_memory_size());
    }
}
