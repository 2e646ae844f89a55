//! Groups of words that a rule asks for, such as the verbs of a contest; `data/word_groups.tsv` lists them and says what for.
//!
//! A word may stand in several groups and in any other list besides. Unlike a [`Tag`](super::Tag), a group has no readings and
//! triggers nothing.

/// Declares the groups with their names in the list.
macro_rules! groups {
    ($($group:ident = $name:literal,)+) => {
        /// A group of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum WordGroup { $($group,)+ }

        impl WordGroup {
            /// All groups.
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$group),+];

            /// How many there are.
            const COUNT: usize = [$($name),+].len();

            /// The group of a name.
            pub(super) fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$group),)+
                    _ => None,
                }
            }
        }
    };
}

groups! {
    AddressedPiece = "addressed_piece",
    AfterHour = "after_hour",
    AgentBy = "agent_by",
    AmountNoun = "amount_noun",
    Animal = "animal",
    AnyFirm = "any_firm",
    Appoint = "appoint",
    ArticledHonorific = "articled_honorific",
    Audience = "audience",
    Authors = "authors",
    BeforeOffice = "before_office",
    BeforeVerb = "before_verb",
    CarryPiece = "carry_piece",
    ClauseOpener = "clause_opener",
    ClauseStart = "clause_start",
    ClockCue = "clock_cue",
    ClosingReport = "closing_report",
    Contest = "contest",
    CountedInMillions = "counted_in_millions",
    Credit = "credit",
    CreditWord = "credit_word",
    CueNoun = "cue_noun",
    DatedEvent = "dated_event",
    EditorialBoard = "editorial_board",
    Editorialize = "editorialize",
    Explain = "explain",
    FieldNoun = "field_noun",
    Finding = "finding",
    Findings = "findings",
    FirmAct = "firm_act",
    FirmNoun = "firm_noun",
    Gather = "gather",
    GiveSpace = "give_space",
    Greeting = "greeting",
    Intend = "intend",
    Intended = "intended",
    Intransitive = "intransitive",
    IssueNoun = "issue_noun",
    Journalist = "journalist",
    Lasting = "lasting",
    LengthCue = "length_cue",
    Measure = "measure",
    Minister = "minister",
    MonthCue = "month_cue",
    NameCarrier = "name_carrier",
    NamedDay = "named_day",
    OfficeFor = "office_for",
    OfficeOn = "office_on",
    OutletWord = "outlet_word",
    Pace = "pace",
    PagePart = "page_part",
    ParticleVerb = "particle_verb",
    Passage = "passage",
    Payment = "payment",
    PieceNoun = "piece_noun",
    PluralPlan = "plural_plan",
    PressAdjective = "press_adjective",
    Produce = "produce",
    PublishedBy = "published_by",
    PublishedIn = "published_in",
    Quoting = "quoting",
    RegionNoun = "region_noun",
    Regional = "regional",
    Reschedule = "reschedule",
    Remark = "remark",
    Retired = "retired",
    Scheduled = "scheduled",
    Shed = "shed",
    ShipPrefix = "ship_prefix",
    SoCalled = "so_called",
    SourceLabel = "source_label",
    Spans = "spans",
    Splash = "splash",
    Stance = "stance",
    StateBody = "state_body",
    StatesOffice = "states_office",
    Status = "status",
    StoryNoun = "story_noun",
    SureMonthCue = "sure_month_cue",
    TakesTo = "takes_to",
    Talk = "talk",
    Tell = "tell",
    Temperature = "temperature",
    Titled = "titled",
    Trading = "trading",
    WeakYearCue = "weak_year_cue",
    WeakHonorific = "weak_honorific",
    Weigh = "weigh",
    Withdraw = "withdraw",
    WriteFor = "write_for",
    Written = "written",
    YearCue = "year_cue",
}

/// The groups of one word, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct WordGroups(u128);

// Groups beyond the last bit would share those of the first.
const _: () = assert!(WordGroup::COUNT <= u128::BITS as usize);

impl WordGroups {
    /// Whether the word is of `group`.
    pub(super) const fn has(self, group: WordGroup) -> bool {
        self.0 & 1 << group as u8 != 0
    }

    /// Adds the word to `group`.
    pub(super) fn join(&mut self, group: WordGroup) {
        self.0 |= 1 << group as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::WordGroup;

    #[test]
    fn every_group_has_words_and_not_all() {
        let lexicon = Lexicon::builtin();
        for &group in WordGroup::ALL {
            let words = (0..lexicon.groups.len() as u32).filter(|&word| lexicon.is_in(word, group));
            let count = words.count();
            assert!(
                0 < count && count < lexicon.groups.len(),
                "{group:?}: {count}"
            );
        }
    }

    #[test]
    fn a_word_is_found_in_any_case() {
        let lexicon = Lexicon::builtin();
        for word in ["won", "Won", "WON"] {
            let (word, _) = lexicon.word(word.as_bytes());
            assert!(lexicon.is_in(word, WordGroup::Contest));
            assert!(!lexicon.is_in(word, WordGroup::Payment));
        }
    }
}
