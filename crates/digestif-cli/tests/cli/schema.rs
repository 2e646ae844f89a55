//! The JSON Schema that the program prints is the one that is committed.

use crate::run::run;

#[test]
fn the_committed_schema_is_the_one_of_the_types() {
    let printed = run(&["schema"]).assert(0).out;
    let committed = include_str!("../../../../docs/schema.json");
    assert!(
        printed == committed,
        "docs/schema.json is old: run `cargo run -p digestif-cli -- schema > docs/schema.json`"
    );
}
