//! What the lexicon can say of a surface form: a tag with a payload, and the flags that tokens carry.

/// Declares the tags and their order; a tag's number is its bit in [`Flags`].
macro_rules! tags {
    ($($(#[$doc:meta])* $tag:ident,)+) => {
        /// One way a surface form can be read. The payload of a [`Sense`] indexes the list named here.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(crate) enum Tag { $($(#[$doc])* $tag,)+ }
    };
}

tags! {
    /// A currency sign, code or noun: `Lexicon::currency_forms`.
    Currency,
    /// A subunit of currencies: `Lexicon::minor_forms`.
    Minor,
    /// A scale word or letter: `Lexicon::scales`.
    Scale,
    /// A cardinal word: `Lexicon::numbers`.
    Cardinal,
    /// An ordinal word: `Lexicon::numbers`.
    Ordinal,
    /// A fraction word: `Lexicon::numbers`.
    Fraction,
    /// A vague number: payload unused.
    Vague,
    /// A unit of measure: `Lexicon::units`.
    Unit,
    /// A word or sign for percent, percentage points or basis points: `Lexicon::percents`.
    PercentUnit,
    /// A hedge before a number: `Lexicon::modifiers`.
    ModifierBefore,
    /// A hedge after a number: `Lexicon::modifiers`.
    ModifierAfter,
    /// A counted noun with known lemma: `Lexicon::nouns`.
    Noun,
    /// A month: 1 to 12.
    Month,
    /// A weekday: 1 (Monday) to 7.
    Weekday,
    /// A season: `Lexicon::calendar`.
    Season,
    /// A unit of time: `Lexicon::calendar`.
    TimeUnit,
    /// A day named from now ("today"): `Lexicon::calendar`.
    Deictic,
    /// Any other word of the calendar grammar: `Lexicon::calendar`.
    DateWord,
    /// A holiday: `Lexicon::holidays`.
    Holiday,
    /// A word that shows the tense of its clause: `Lexicon::calendar`.
    Tense,
    /// An office or job that stands beside a name: `Lexicon::titles`.
    Title,
    /// A word that qualifies a title ("deputy").
    Qualifier,
    /// A form of address ("Mr").
    Honorific,
    /// A field of government before a title ("foreign").
    Portfolio,
    /// A given name.
    Given,
    /// A given name that is also a common word.
    GivenWord,
    /// A family name that may come first.
    Family,
    /// A name particle ("van").
    Particle,
    /// A country by name: `Lexicon::countries`.
    Country,
    /// A country by adjective or people: `Lexicon::countries`.
    Demonym,
    /// A capital, city or region: `Lexicon::countries`.
    City,
    /// A place that is no country.
    Place,
    /// A noun that makes a name an organisation's.
    OrgHead,
    /// A known organisation.
    OrgBody,
    /// A noun that makes a name a newspaper's: 1 where it does so alone ("Gazette"), 0 where context must agree ("Post").
    OutletHead,
    /// A kind of outlet: "newspaper".
    Medium,
    /// A noun for things, places and events that bear names: "ferry", "prize".
    Thing,
    /// A relation between people: "brother".
    Kin,
    /// A news outlet: `Lexicon::outlets`.
    Outlet,
    /// A verb of saying: `Lexicon::cues`.
    CueSay,
    /// A verb of publishing: `Lexicon::cues`.
    CuePublish,
    /// A word of movement: `Lexicon::movements`.
    Movement,
    /// A noun for a published piece: `Lexicon::genres`.
    Genre,
    /// A preposition.
    Preposition,
    /// A determiner or possessive.
    Determiner,
    /// A pronoun.
    Pronoun,
    /// An auxiliary or modal verb.
    Auxiliary,
    /// A conjunction or relative word.
    Conjunction,
    /// An adverb that ends a noun phrase.
    Adverb,
    /// A common finite verb that ends a noun phrase.
    Verb,
    /// A noun that numbers stand beside in a way of its own: [`NAMED`], [`STREET`] or [`PER`].
    Beside,
    /// An abbreviation whose dot ends no sentence.
    Abbreviation,
    /// What a page says about its text: `Lexicon::page_words`.
    Page,
    /// "According to": what follows is the source of the sentence.
    Source,
    /// A noun that stands for a paper or its piece, 0: "daily"; a verb by which a paper tells, 1: "looks back at".
    Press,
    /// A part of the day or a time zone: `Lexicon::calendar`.
    Clock,
    /// A word of times that recur ("every", "weekly", "twice"): `Lexicon::calendar`.
    Recurring,
    /// A person that a user has added: `Lexicon::people`.
    Person,
}

/// [`Tag::Beside`]: a noun whose number names instead of counting, "Article 5".
pub(crate) const NAMED: u32 = 0;
/// [`Tag::Beside`]: a noun that ends an address, "5 Mill Street".
pub(crate) const STREET: u32 = 1;
/// [`Tag::Beside`]: what a price or rate may be for besides units of measure and time, "share".
pub(crate) const PER: u32 = 2;

impl Tag {
    /// The flag of tokens that may have this tag.
    pub(crate) const fn flag(self) -> Flags {
        Flags(1 << self as u8)
    }
}

// Tags and what the scanner adds share the bits of a word.
const _: () = assert!(Tag::Person.flag().0 < Flags::SMALL_OUTLET.0);

/// A set of tags with what the scanner adds: all that a pass may look for, so that walks over the tokens test one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags(pub(crate) u64);

impl Flags {
    /// No tag at all.
    pub(crate) const NONE: Self = Self(0);
    /// Words of the grammar: they open a sentence rather than a name, and end a noun phrase.
    pub(crate) const FUNCTION_WORDS: Self = Self::of(&[
        Tag::Determiner,
        Tag::Pronoun,
        Tag::Preposition,
        Tag::Conjunction,
        Tag::Auxiliary,
        Tag::Adverb,
    ]);
    /// Months and weekdays, which are capitalised without being names.
    pub(crate) const CALENDAR: Self = Self::of(&[Tag::Month, Tag::Weekday]);
    /// The word is, or starts, the name of an outlet that need not start with a capital: "24sata".
    pub(crate) const SMALL_OUTLET: Self = Self(1 << 58);
    /// The token ends a sentence, is a double quotation mark or opens a line: the shape of the text hangs on it.
    pub(crate) const MARK: Self = Self(1 << 59);
    /// The token is digits or a fraction.
    pub(crate) const FIGURES: Self = Self(1 << 60);
    /// The word stands behind the first place of at least one phrase of the lexicon.
    pub(crate) const INSIDE: Self = Self(1 << 61);
    /// The word has a capital.
    pub(crate) const CAPITALIZED: Self = Self(1 << 62);
    /// The word starts at least one phrase of the lexicon.
    pub(crate) const PHRASE: Self = Self(1 << 63);

    /// Whether any flag of `other` is set here.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// These flags but those of `other`.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The flags of tags alone, without what the scanner adds.
    pub(crate) const fn tags(self) -> Self {
        Self(self.0 & (Self::SMALL_OUTLET.0 - 1))
    }

    /// The flags of either set.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These flags and those of `tags`.
    pub(crate) const fn with(self, tags: &[Tag]) -> Self {
        self.or(Self::of(tags))
    }

    /// The flags of all `tags`.
    pub(crate) const fn of(tags: &[Tag]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < tags.len() {
            bits |= tags[i].flag().0;
            i += 1;
        }
        Self(bits)
    }
}

impl std::ops::BitOrAssign for Flags {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// How a surface form must be cased in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// In any way.
    Any,
    /// With a capital first.
    Name,
    /// As in the list, to the letter.
    Exact,
}

impl Case {
    /// The condition that a form's own spelling sets: capitals throughout mean to the letter, a capital first means a name.
    pub(crate) fn of(surface: &str) -> Self {
        let mut chars = surface.chars();
        match chars.by_ref().find(|c| c.is_alphabetic()) {
            Some(first) if first.is_lowercase() => Self::Any,
            Some(_) if !chars.any(char::is_lowercase) => Self::Exact,
            Some(first) if first.is_uppercase() => Self::Name,
            _ => Self::Any,
        }
    }
}

/// One reading of a surface form, as the lists give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(super) tag: Tag,
    pub(super) case: Case,
    /// What it means: see [`Sense`].
    pub(super) id: u32,
    /// Where the surface form stands in `Lexicon::forms`, for [`Case::Exact`].
    pub(super) form: u32,
}

impl Reading {
    /// What `readings` mean under `tag`, whatever their case.
    pub(crate) fn all(readings: &[Self], tag: Tag) -> impl Iterator<Item = Sense> {
        let under = readings.iter().filter(move |reading| reading.tag == tag);
        under.map(|reading| Sense { id: reading.id })
    }
}

/// What a surface form of the text means under a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sense {
    /// Index into the tag's list, or the value itself where the tag says so.
    pub(crate) id: u32,
}
