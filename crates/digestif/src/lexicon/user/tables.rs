//! The tables of a user's lexicon, with the columns that each has.

/// A list that a user may add to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Table {
    Outlet,
    Title,
    Person,
    Noun,
    Unit,
    Currency,
    Pattern,
}

/// What a cell of a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One text.
    Text,
    /// One text, which must be given.
    Needed,
    /// Any number of texts.
    List,
    /// Yes or no.
    Flag,
}

/// A column with the shape of its cells.
pub(super) type Column = (&'static str, Shape);

impl Table {
    const ALL: [Self; 7] = [
        Self::Outlet,
        Self::Title,
        Self::Person,
        Self::Noun,
        Self::Unit,
        Self::Currency,
        Self::Pattern,
    ];

    /// The name as it heads a table.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Title => "title",
            Self::Person => "person",
            Self::Noun => "noun",
            Self::Unit => "unit",
            Self::Currency => "currency",
            Self::Pattern => "pattern",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.as_str() == name)
    }

    /// The names of all tables, for messages.
    pub(super) fn names() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }

    pub(super) const fn columns(self) -> &'static [Column] {
        use Shape::{Flag, List, Needed, Text};
        match self {
            Self::Outlet => &[
                ("name", Needed),
                ("aliases", List),
                ("country", Text),
                ("domain", Text),
                ("kind", Text),
                ("evidence", Flag),
            ],
            Self::Title => &[("name", Needed), ("plural", List), ("class", Text)],
            Self::Person => &[("name", Needed), ("aliases", List)],
            Self::Noun => &[("name", Needed), ("plural", List), ("category", Text)],
            Self::Unit => &[
                ("name", Needed),
                ("dimension", Needed),
                ("per", Text),
                ("surfaces", List),
                ("symbols", List),
            ],
            Self::Currency => &[
                ("name", Needed),
                ("nouns", List),
                ("symbols", List),
                ("countries", List),
                ("minor", List),
                ("default_for", List),
                ("guard", List),
            ],
            Self::Pattern => &[("name", Needed), ("regex", Needed)],
        }
    }

    pub(super) fn column(self, name: &str) -> Option<Column> {
        self.columns()
            .iter()
            .copied()
            .find(|column| column.0 == name)
    }

    /// The names of its columns, for messages.
    pub(super) fn column_names(self) -> String {
        let names: Vec<&str> = self.columns().iter().map(|column| column.0).collect();
        names.join(", ")
    }
}
