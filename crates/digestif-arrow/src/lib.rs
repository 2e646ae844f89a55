//! Facts as Arrow tables: flat columns, the same for every document, which pyarrow, Polars, `DuckDB`, pandas and Spark take as they are.
//!
//! | module      | what it does                                                            |
//! | ----------- | ----------------------------------------------------------------------- |
//! | [`tables`]  | the seven tables, their columns and what each means                     |
//! | [`Batches`] | documents in, record batches of bounded size out                        |
//! | [`packed`]  | tables kept in memory, compressed until somebody reads them             |
//! | `column`    | how a cell becomes a value of Arrow                                     |
//! | `payload`   | the payloads of all kinds as one row of cells                           |
//!
//! ```
//! use digestif::Extractor;
//! use digestif_arrow::{Batches, Table};
//!
//! let facts = Extractor::new().extract("The port paid $3 million for 2 ferries.");
//! let mut batches = Batches::new();
//! batches.document(0, &facts);
//! let tables = batches.finish();
//!
//! let [facts] = tables.batches(Table::Facts) else { panic!("one batch") };
//! assert_eq!(facts.num_rows(), 2);
//! assert_eq!(facts.schema().field(10).name(), "value_amount");
//! ```

mod batches;
mod column;
pub mod packed;
mod payload;
pub mod tables;

pub use batches::{Batches, SelectionError, Tables};
pub use packed::{PackedBatch, PackedTables};
pub use tables::{SCHEMA_VERSION, Table};
