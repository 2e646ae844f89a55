//! The tables and their columns.
//!
//! All columns of all tables are declared here, each with what it means; the meaning travels in the metadata of the field.
//! Offsets count Unicode code points. `doc` and `id` join the tables.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, Schema, SchemaRef};
use digestif::{Attribution, Digest, Fact, Item, OffsetMap, OutletEntity, PersonEntity, Value};

use rust_decimal::Decimal;

use crate::column::{Amount, Column, Day, Flag, Int, Ints, Text, Texts};
use crate::payload::Payload;

/// Version of the columns, in the schema's metadata as `digestif.schema`: it rises when a column is renamed, moved or removed.
pub const SCHEMA_VERSION: &str = "1";

/// The tables of one result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// One row a fact, of all kinds: the columns of `digestif extract --format csv` and three more.
    Facts,
    /// One row a person of a document.
    People,
    /// One row an outlet of a document.
    Outlets,
    /// One row a publication.
    Publications,
    /// One row a quotation.
    Quotes,
    /// One row an item of a digest.
    Items,
    /// One row a document, or a value of it, that could not be used.
    Errors,
}

impl Table {
    /// All tables.
    pub const ALL: [Self; 7] = [
        Self::Facts,
        Self::People,
        Self::Outlets,
        Self::Publications,
        Self::Quotes,
        Self::Items,
        Self::Errors,
    ];

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::People => "people",
            Self::Outlets => "outlets",
            Self::Publications => "publications",
            Self::Quotes => "quotes",
            Self::Items => "items",
            Self::Errors => "errors",
        }
    }

    /// Its columns.
    #[must_use]
    pub fn schema(self) -> SchemaRef {
        let fields = match self {
            Self::Facts => Facts::fields(),
            Self::People => People::fields(),
            Self::Outlets => Outlets::fields(),
            Self::Publications => Publications::fields(),
            Self::Quotes => Quotes::fields(),
            Self::Items => Items::fields(),
            Self::Errors => Errors::fields(),
        };
        let metadata = [("digestif.schema".to_owned(), SCHEMA_VERSION.to_owned())];
        Arc::new(Schema::new_with_metadata(fields, metadata.into()))
    }
}

/// Declares a table: its columns in order, what each means, its type and the cell that a row brings.
macro_rules! table {
    ($table:ident($row:ident: $type:ty) {
        $($name:ident: $column:ident = $cell:expr, $meaning:literal;)+
    }) => {
        pub(crate) struct $table {
            rows: usize,
            // A column that nobody asked for is not there, and its cells are not made.
            $($name: Option<$column>,)+
        }

        impl Default for $table {
            fn default() -> Self {
                Self { rows: 0, $($name: Some($column::default()),)+ }
            }
        }

        impl $table {
            fn fields() -> Vec<Field> {
                vec![$(
                    Field::new(stringify!($name), $column::data_type(), true)
                        .with_metadata([("meaning".to_owned(), $meaning.to_owned())].into()),
                )+]
            }

            /// Adds a row and gives the bytes it takes, about.
            pub(crate) fn append(&mut self, $row: &$type) -> usize {
                self.rows += 1;
                0 $(+ self.$name.as_mut().map_or(0, |column| column.append($cell)))+
            }

            /// Leaves out all columns but these.
            fn keep(&mut self, names: &[&str]) {
                $(if !names.contains(&stringify!($name)) {
                    self.$name = None;
                })+
            }

            /// The rows so far as a batch; the table is empty afterwards. Nothing where there are none.
            pub(crate) fn finish(&mut self, schema: &SchemaRef) -> Option<RecordBatch> {
                if std::mem::take(&mut self.rows) == 0 {
                    return None;
                }
                let columns = [$(self.$name.as_mut().map(Column::finish)),+];
                let columns: Vec<ArrayRef> = columns.into_iter().flatten().collect();
                Some(
                    RecordBatch::try_new(Arc::clone(schema), columns)
                        .expect("columns and fields are declared together and get a cell a row"),
                )
            }
        }
    };
}

/// A document as its rows see it.
#[derive(Clone, Copy)]
pub(crate) struct Doc<'a> {
    /// Position of the document in the input.
    pub(crate) number: usize,
    pub(crate) id: Option<&'a str>,
    pub(crate) text: &'a str,
    pub(crate) offsets: &'a OffsetMap<'a>,
}

/// A fact as a row.
pub(crate) struct FactRow<'a> {
    pub(crate) doc: Doc<'a>,
    pub(crate) fact: &'a Fact<'a>,
    pub(crate) sentence: Option<&'a str>,
    pub(crate) payload: Payload<'a>,
}

impl<'a> FactRow<'a> {
    /// Longest sentence that is repeated beside each of its facts, in bytes: what one row takes has a bound.
    const LONGEST: usize = 2000;

    pub(crate) fn new(doc: Doc<'a>, fact: &'a Fact<'a>, sentence: &'a str) -> Self {
        Self {
            doc,
            fact,
            sentence: Some(sentence).filter(|sentence| sentence.len() <= Self::LONGEST),
            payload: Payload::of(&fact.value),
        }
    }

    fn start(&self) -> usize {
        self.doc.offsets.convert(self.fact.span.start)
    }

    fn end(&self) -> usize {
        self.doc.offsets.convert(self.fact.span.end)
    }

    fn by(&self) -> &Attribution<'a> {
        &self.fact.attribution
    }
}

fn exact(amount: Option<Decimal>) -> Option<String> {
    amount.map(|amount| amount.normalize().to_string())
}

table!(Facts(row: FactRow<'_>) {
    doc_id: Text = row.doc.id, "the document's id as given";
    id: Int = Some(row.fact.id), "position of the fact within its document, from 0; links name it";
    kind: Text = Some(row.fact.kind().as_str()), "kind of fact";
    start: Int = Some(row.start()), "first code point of the span";
    end: Int = Some(row.end()), "one past the last code point of the span";
    text: Text = Some(&row.fact.text), "exactly the text of the span";
    sentence: Int = Some(row.fact.sentence), "index of the sentence, from 0";
    item: Int = row.fact.item, "index of the digest item, from 0; null outside any";
    rule: Text = Some(&row.fact.rule), "name of the rule that found it";
    doc: Int = Some(row.doc.number), "position of the document in the input, from 0";
    value_amount: Amount = row.payload.amount, "the amount with its scale multiplied out, of a range the lower end; percent are percent; null where it has more than 9 decimals";
    value_high: Amount = row.payload.high, "the upper end of a range";
    value_unit: Text = row.payload.unit, "canonical unit of a quantity or share";
    value_currency: Text = row.payload.currency, "ISO 4217 code";
    value_currency_source: Text = row.payload.currency_source, "what decided the currency";
    value_candidates: Texts = row.payload.candidates, "other currencies that the words allow";
    value_modifier: Text = row.payload.modifier, "hedge of an amount or duration, TIMEX3 mod of a date";
    value_change_direction: Text = row.payload.change.map(|change| change.direction.as_str()), "up or down";
    value_change_role: Text = row.payload.change.map(|change| change.role.as_str()), "what the amount is of a movement: by, to or from";
    value_per: Text = row.payload.per, "what a price or rate is for";
    value_of: Text = row.payload.of, "the whole that a share is of, as in the text";
    value_equivalent: Int = row.payload.equivalent, "id of the fact that restates the amount in another currency";
    value_implied_rate: Text = row.payload.implied_rate.map(|rate| rate.to_string()).as_deref(), "units of this currency for one unit of the other, a decimal of 6 significant digits";
    value_noun: Text = row.payload.noun, "what is counted or ranked, as in the text";
    value_lemma: Text = row.payload.lemma, "singular of the counted noun";
    value_category: Text = row.payload.category, "category of the counted noun";
    value_dimension: Text = row.payload.dimension, "dimension of the unit";
    value_rank: Int = row.payload.rank, "rank of an ordinal";
    value_timex: Text = row.payload.timex, "TIMEX3 value";
    value_grain: Text = row.payload.grain, "how long a date is";
    value_start: Day = row.payload.start, "first day of a date";
    value_end: Day = row.payload.end, "the day after the last day of a date";
    value_fiscal: Flag = row.payload.fiscal, "whether a date is of a fiscal year";
    value_anchor: Text = row.payload.anchor, "what a date is resolved against";
    value_quant: Text = row.payload.quant, "TIMEX3 quant of a recurring time";
    value_freq: Text = row.payload.freq, "TIMEX3 freq of a recurring time";
    value_name: Text = row.payload.name, "whole name of a person, canonical name of an outlet, name of an own pattern";
    value_entity: Text = row.payload.entity.as_deref(), "entity of a person, outlet or speaker within the document";
    value_role: Text = row.payload.role, "office as stated";
    value_organisation: Text = row.payload.organisation, "body of the office";
    value_country: Text = row.payload.country, "country of the office or outlet";
    value_official: Flag = row.payload.official, "whether a person has an office";
    value_domain: Text = row.payload.domain, "internet domain of an outlet";
    value_outlet: Text = row.payload.outlet, "outlet of a publication";
    value_published: Day = row.payload.published, "day of a publication";
    value_author: Text = row.payload.author, "author of a publication";
    value_headline: Text = row.payload.headline, "headline of a publication";
    value_genre: Text = row.payload.genre, "genre of a publication";
    value_speaker: Text = row.payload.speaker, "speaker of a quotation";
    value_cue: Text = row.payload.cue, "word that attributes a quotation";
    value_groups: Text = row.payload.groups.as_deref(), "named groups of an own pattern, a JSON object";
    by_outlet: Text = row.by().outlet.as_deref(), "who says so: the outlet";
    by_published: Day = row.by().published, "who says so: when it was published";
    by_author: Text = row.by().author.as_deref(), "who says so: the author";
    by_speaker: Text = row.by().speaker.as_deref(), "who says so: the speaker";
    by_headline: Text = row.by().headline.as_deref(), "headline of the digest item";
    sentence_text: Text = row.sentence, "the sentence; null where it is longer than 2,000 bytes";
    value_amount_exact: Text = exact(row.payload.amount).as_deref(), "the amount as a decimal of any length";
    value_high_exact: Text = exact(row.payload.high).as_deref(), "the upper end as a decimal of any length";
});

/// A person or outlet as a row.
pub(crate) struct EntityRow<'a, E> {
    pub(crate) doc: Doc<'a>,
    pub(crate) entity: &'a E,
}

table!(People(row: EntityRow<'_, PersonEntity<'_>>) {
    doc: Int = Some(row.doc.number), "position of the document in the input, from 0";
    doc_id: Text = row.doc.id, "the document's id as given";
    entity: Text = Some(&row.entity.entity.to_string()), "entity within the document; value_entity of facts names it";
    name: Text = Some(&row.entity.name), "whole name";
    roles: Texts = &row.entity.roles, "offices as stated";
    organisations: Texts = &row.entity.organisations, "bodies of the offices";
    country: Text = row.entity.country.as_deref(), "country of the office";
    mentions: Ints = &row.entity.mentions, "ids of the facts that name the person";
});

table!(Outlets(row: EntityRow<'_, OutletEntity<'_>>) {
    doc: Int = Some(row.doc.number), "position of the document in the input, from 0";
    doc_id: Text = row.doc.id, "the document's id as given";
    entity: Text = Some(&row.entity.entity.to_string()), "entity within the document; value_entity of facts names it";
    name: Text = Some(&row.entity.name), "canonical name";
    country: Text = row.entity.country.as_deref(), "country";
    domain: Text = row.entity.domain.as_deref(), "internet domain";
    mentions: Ints = &row.entity.mentions, "ids of the facts that name the outlet";
});

table!(Publications(row: FactRow<'_>) {
    doc: Int = Some(row.doc.number), "position of the document in the input, from 0";
    doc_id: Text = row.doc.id, "the document's id as given";
    id: Int = Some(row.fact.id), "id of the fact";
    item: Int = row.fact.item, "index of the digest item";
    outlet: Text = row.payload.outlet, "canonical name of the outlet";
    published: Day = row.payload.published, "day";
    author: Text = row.payload.author, "whole name of the author";
    headline: Text = row.payload.headline, "headline";
    genre: Text = row.payload.genre, "genre";
});

table!(Quotes(row: FactRow<'_>) {
    doc: Int = Some(row.doc.number), "position of the document in the input, from 0";
    doc_id: Text = row.doc.id, "the document's id as given";
    id: Int = Some(row.fact.id), "id of the fact";
    item: Int = row.fact.item, "index of the digest item";
    text: Text = Some(&row.fact.text), "the quotation with its marks";
    speaker: Text = row.payload.speaker, "who said so";
    entity: Text = row.payload.entity.as_deref(), "the speaker's entity";
    cue: Text = row.payload.cue, "word that attributes it";
    outlet: Text = row.by().outlet.as_deref(), "outlet that carries it";
    published: Day = row.by().published, "when that was published";
});

/// An item of a digest as a row.
pub(crate) struct ItemRow<'a> {
    pub(crate) doc: Doc<'a>,
    pub(crate) number: usize,
    pub(crate) item: &'a Item<'a>,
}

table!(Items(row: ItemRow<'_>) {
    doc: Int = Some(row.doc.number), "position of the document in the input, from 0";
    doc_id: Text = row.doc.id, "the document's id as given";
    item: Int = Some(row.number), "index of the item, from 0; item of facts names it";
    headline: Text = row.item.headline.as_deref(), "its headline";
    start: Int = Some(row.doc.offsets.convert(row.item.span.start)), "first code point of the headline";
    end: Int = Some(row.doc.offsets.convert(row.item.span.end)), "one past the item's last code point";
    outlet: Text = row.item.publication.outlet.as_deref(), "outlet of its publication";
    published: Day = row.item.publication.published, "day of its publication";
    author: Text = row.item.publication.author.as_deref(), "author of its publication";
});

/// What could not be used, as a row.
pub(crate) struct ErrorRow<'a> {
    pub(crate) doc: usize,
    pub(crate) id: Option<&'a str>,
    pub(crate) fact: Option<usize>,
    pub(crate) message: &'a str,
}

table!(Errors(row: ErrorRow<'_>) {
    doc: Int = Some(row.doc), "position of the document in the input, from 0";
    doc_id: Text = row.id, "the document's id as given";
    fact: Int = row.fact, "id of the fact with the value; null where the document failed";
    message: Text = Some(row.message), "what is wrong, with the value";
});

/// The tables of one document or many, being filled.
#[derive(Default)]
pub(crate) struct Filling {
    pub(crate) facts: Facts,
    pub(crate) people: People,
    pub(crate) outlets: Outlets,
    pub(crate) publications: Publications,
    pub(crate) quotes: Quotes,
    pub(crate) items: Items,
    pub(crate) errors: Errors,
}

impl Filling {
    /// Adds a fact to its tables and gives the bytes it takes, about.
    pub(crate) fn fact(&mut self, row: &FactRow<'_>) -> usize {
        let bytes = self.facts.append(row);
        bytes
            + match row.fact.value {
                Value::Publication(_) => self.publications.append(row),
                Value::Quote(_) => self.quotes.append(row),
                _ => 0,
            }
    }

    /// Adds the structure of a document and gives the bytes it takes, about.
    pub(crate) fn digest(&mut self, doc: Doc<'_>, digest: &Digest<'_>) -> usize {
        let people = digest.people.iter();
        let outlets = digest.outlets.iter();
        let items = digest.items.iter().enumerate();
        people
            .map(|entity| self.people.append(&EntityRow { doc, entity }))
            .sum::<usize>()
            + outlets
                .map(|entity| self.outlets.append(&EntityRow { doc, entity }))
                .sum::<usize>()
            + items
                .map(|(number, item)| self.items.append(&ItemRow { doc, number, item }))
                .sum::<usize>()
    }

    /// Leaves out all columns of a table but these.
    pub(crate) fn keep(&mut self, table: Table, names: &[&str]) {
        match table {
            Table::Facts => self.facts.keep(names),
            Table::People => self.people.keep(names),
            Table::Outlets => self.outlets.keep(names),
            Table::Publications => self.publications.keep(names),
            Table::Quotes => self.quotes.keep(names),
            Table::Items => self.items.keep(names),
            Table::Errors => self.errors.keep(names),
        }
    }

    /// The rows so far of a table as a batch; nothing where there are none.
    pub(crate) fn finish(&mut self, table: Table, schema: &SchemaRef) -> Option<RecordBatch> {
        match table {
            Table::Facts => self.facts.finish(schema),
            Table::People => self.people.finish(schema),
            Table::Outlets => self.outlets.finish(schema),
            Table::Publications => self.publications.finish(schema),
            Table::Quotes => self.quotes.finish(schema),
            Table::Items => self.items.finish(schema),
            Table::Errors => self.errors.finish(schema),
        }
    }
}
