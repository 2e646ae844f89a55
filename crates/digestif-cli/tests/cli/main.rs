//! The program as its users call it: inputs, formats, exit statuses, and what is said of bad records.

mod bad;
mod completions;
mod explain;
mod input;
mod output;
mod own;
mod run;
mod schema;
