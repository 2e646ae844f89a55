//! Parity: every phrase shape with every currency symbol, code and name, and every number form with every unit, gives the same
//! structure each time.
//!
//! Tools of this kind often read `$` well and `₮` badly. Here the shapes are written once, and the lists of `data/` fill them. A
//! form that a shape cannot show stands in `EXCEPTIONS` with its reason; an exception that is not needed fails, too.

use std::collections::BTreeMap;

use digestif::{Direction, Extractor, Fact, Modifier, Role, Value};
use rust_decimal::Decimal;

/// The rows of a list as cells.
macro_rules! list {
    ($name:literal) => {
        include_str!(concat!("../crates/digestif/data/", $name))
            .lines()
            .skip(1)
            .map(|line| line.split('\t').collect::<Vec<_>>())
    };
}

fn forms(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|form| !form.is_empty())
}

/// What a fact says besides its currency or unit: amount, high, modifier, per, change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Structure {
    amount: Option<Decimal>,
    high: Option<Decimal>,
    modifier: Option<Modifier>,
    per: Option<&'static str>,
    change: Option<(Direction, Role)>,
}

impl Structure {
    fn of(amount: &str) -> Self {
        let number = |text: &str| text.parse().expect("the shapes hold decimals");
        let (low, high) = amount
            .split_once("..")
            .map_or((amount, None), |(low, high)| (low, Some(high)));
        Self {
            amount: (!low.is_empty()).then(|| number(low)),
            high: high.map(number),
            modifier: Some(Modifier::Exact),
            ..Self::default()
        }
    }

    fn modifier(self, modifier: Modifier) -> Self {
        Self {
            modifier: Some(modifier),
            ..self
        }
    }

    fn per(self, per: &'static str) -> Self {
        Self {
            per: Some(per),
            ..self
        }
    }

    fn change(self, direction: Direction, role: Role) -> Self {
        Self {
            change: Some((direction, role)),
            ..self
        }
    }
}

/// A shape: a sentence with `X` for the form, and the facts it holds.
type Shape = (&'static str, Vec<Structure>);

/// Shapes of signs and codes before the number.
fn prefixed() -> Vec<Shape> {
    let of = Structure::of;
    vec![
        ("They paid X5 million then.", vec![of("5000000")]),
        ("They paid X 5 million then.", vec![of("5000000")]),
        ("They paid X5.2bn then.", vec![of("5200000000")]),
        ("They paid X1,250 then.", vec![of("1250")]),
        ("They paid X12,34,567 then.", vec![of("1234567")]),
        ("They paid X 3 lakh crore then.", vec![of("3000000000000")]),
        (
            "They signed an X1.2-billion deal then.",
            vec![of("1200000000")],
        ),
        (
            "They paid X5–8 billion then.",
            vec![of("5000000000..8000000000")],
        ),
        ("They paid X5-8,000 then.", vec![of("5000..8000")]),
        (
            "They paid between X1.2 billion and X1.5 billion then.",
            vec![of("1200000000..1500000000")],
        ),
        (
            "They paid more than X5 million then.",
            vec![of("5000000").modifier(Modifier::MoreThan)],
        ),
        (
            "They paid about X5 million then.",
            vec![of("5000000").modifier(Modifier::About)],
        ),
        ("They paid X750 a share then.", vec![of("750").per("share")]),
        (
            "They paid X750 per barrel then.",
            vec![of("750").per("barrel")],
        ),
        (
            "Sales rose by X500 to X750 then.",
            vec![
                of("500").change(Direction::Up, Role::By),
                of("750").change(Direction::Up, Role::To),
            ],
        ),
        ("They paid (X229.3 million) then.", vec![of("229300000")]),
    ]
}

/// Shapes of signs and codes behind the number.
fn suffixed() -> Vec<Shape> {
    let of = Structure::of;
    vec![
        ("They paid 115 X then.", vec![of("115")]),
        ("They paid 5.2 million X then.", vec![of("5200000")]),
        ("They paid 75 X million then.", vec![of("75000000")]),
        (
            "They paid up to 1,250 X then.",
            vec![of("1250").modifier(Modifier::AtMost)],
        ),
        (
            "They paid 5-8 million X then.",
            vec![of("5000000..8000000")],
        ),
    ]
}

/// Shapes of nouns.
fn named() -> Vec<Shape> {
    let of = Structure::of;
    vec![
        ("They paid 5 million X then.", vec![of("5000000")]),
        ("They paid five million X then.", vec![of("5000000")]),
        ("They paid half a million X then.", vec![of("500000")]),
        ("They paid 1,250 X then.", vec![of("1250")]),
        ("They paid 1.2bn X then.", vec![of("1200000000")]),
        ("They paid 20 lakh X then.", vec![of("2000000")]),
        (
            "They paid 5–8 billion X then.",
            vec![of("5000000000..8000000000")],
        ),
        (
            "They paid between 5 and 8 million X then.",
            vec![of("5000000..8000000")],
        ),
        (
            "They paid at least 5 million X then.",
            vec![of("5000000").modifier(Modifier::AtLeast)],
        ),
        (
            "They paid 750 X a share then.",
            vec![of("750").per("share")],
        ),
        (
            "They paid 750 X per barrel then.",
            vec![of("750").per("barrel")],
        ),
        (
            "They paid millions of X then.",
            vec![of("").modifier(Modifier::About)],
        ),
        (
            "Sales fell by 500 X to 750 X then.",
            vec![
                of("500").change(Direction::Down, Role::By),
                of("750").change(Direction::Down, Role::To),
            ],
        ),
    ]
}

/// Shapes of units of measure.
fn measured() -> Vec<Shape> {
    let of = Structure::of;
    vec![
        ("It measured 5 X then.", vec![of("5")]),
        ("It measured 5.2 X then.", vec![of("5.2")]),
        ("It measured 1,250 X then.", vec![of("1250")]),
        ("It measured 40\u{202f}000 X then.", vec![of("40000")]),
        ("It measured five X then.", vec![of("5")]),
        ("It measured 5 million X then.", vec![of("5000000")]),
        ("It measured 2.5bn X then.", vec![of("2500000000")]),
        ("It measured 20 lakh X then.", vec![of("2000000")]),
        ("It measured half a million X then.", vec![of("500000")]),
        ("It measured 5–8 X then.", vec![of("5..8")]),
        ("It measured between 5 and 8 X then.", vec![of("5..8")]),
        (
            "It measured 5 to 8 million X then.",
            vec![of("5000000..8000000")],
        ),
        ("It measured 5 X to 8 X then.", vec![of("5..8")]),
        (
            "It measured about 5 X then.",
            vec![of("5").modifier(Modifier::About)],
        ),
        (
            "It measured no more than 5 X then.",
            vec![of("5").modifier(Modifier::AtMost)],
        ),
        (
            "It rose from 50 X to 80 X then.",
            vec![
                of("50").change(Direction::Up, Role::From),
                of("80").change(Direction::Up, Role::To),
            ],
        ),
    ]
}

/// Forms that a shape cannot show: the list, the part of the shape (empty for all shapes), the forms, the reason.
const EXCEPTIONS: &[(&str, &str, &[&str], &str)] = &[
    (
        "signs",
        "",
        &["A $"],
        "\"a\" is an article before a sign that is glued to its number",
    ),
    (
        "signs",
        "",
        &["us $"],
        "\"costs us $9\" has the pronoun, where the sign is glued to its number",
    ),
    ("units", "25X", &["TH/s"], "a rank: 25th"),
    (
        "units",
        "",
        &["C", "F", "J"],
        "a letter is a unit only where it is glued to the number",
    ),
    (
        "units",
        "",
        &["pound", "pounds"],
        "money, where nothing weighs",
    ),
    (
        "units",
        "",
        &[
            "million british thermal units",
            "million btu",
            "million btus",
        ],
        "a million of the unit itself",
    ),
];

/// What did not come out, by shape.
struct Findings {
    list: &'static str,
    extractor: Extractor,
    tried: usize,
    missing: BTreeMap<&'static str, Vec<String>>,
    used: Vec<bool>,
}

impl Findings {
    fn of(list: &'static str) -> Self {
        Self {
            list,
            extractor: Extractor::new(),
            tried: 0,
            missing: BTreeMap::new(),
            used: vec![false; EXCEPTIONS.len()],
        }
    }

    /// Fills each shape with the form; `read` gives the structure of a fact that may be of this form.
    fn expect(
        &mut self,
        form: &str,
        shapes: &[Shape],
        read: impl Fn(&Fact<'_>) -> Option<Structure>,
    ) {
        for (shape, expected) in shapes {
            self.tried += 1;
            let text = shape.replace('X', form);
            let found: Vec<_> = self
                .extractor
                .extract(text.as_str())
                .iter()
                .filter_map(&read)
                .collect();
            if found == *expected {
                continue;
            }
            let excepted = EXCEPTIONS
                .iter()
                .position(|e| e.0 == self.list && shape.contains(e.1) && e.2.contains(&form));
            match excepted {
                Some(at) => self.used[at] = true,
                None => self.missing.entry(shape).or_default().push(form.to_owned()),
            }
        }
    }

    /// Fails where a structure differs or an exception of the list was not needed.
    fn done(self) {
        assert!(self.tried > 0, "{}: nothing was tried", self.list);
        let idle: Vec<_> = EXCEPTIONS
            .iter()
            .zip(&self.used)
            .filter(|(exception, used)| exception.0 == self.list && !**used)
            .collect();
        assert!(
            self.missing.is_empty() && idle.is_empty(),
            "{}: of {} phrases these differ: {:#?}; exceptions without need: {idle:?}",
            self.list,
            self.tried,
            self.missing
                .iter()
                .map(|(shape, forms)| format!("{shape} {}", forms.join("|")))
                .collect::<Vec<_>>(),
        );
    }
}

/// The structure of money that is, or by its words may be, `code`.
fn money(fact: &Fact<'_>, code: &str) -> Option<Structure> {
    let Value::Money(money) = &fact.value else {
        return None;
    };
    let is = money.currency.as_deref() == Some(code)
        || money.candidates.iter().any(|other| other == code);
    is.then(|| Structure {
        amount: money.amount,
        high: money.high,
        modifier: Some(money.modifier),
        per: money.per.as_deref().and_then(known_per),
        change: money.change.map(|change| (change.direction, change.role)),
    })
}

fn known_per(per: &str) -> Option<&'static str> {
    ["share", "barrel"].into_iter().find(|known| *known == per)
}

#[test]
fn currency_signs_and_codes() {
    let mut findings = Findings::of("signs");
    for row in list!("currencies.tsv") {
        let code = row[0];
        let guarded: Vec<_> = forms(row[6]).collect();
        for form in std::iter::once(code).chain(forms(row[2])) {
            let letter = form.chars().count() == 1 && form.chars().all(char::is_alphabetic);
            let shapes: Vec<_> = prefixed()
                .into_iter()
                // One letter is a sign only where it is glued to the number, a guarded one only before a large number.
                .filter(|(shape, _)| !letter || !shape.contains("X "))
                .filter(|(shape, _)| !guarded.contains(&form) || shape.contains("million"))
                .collect();
            findings.expect(form, &shapes, |fact| money(fact, code));
        }
    }
    findings.done();
}

#[test]
fn currency_codes_behind() {
    let mut findings = Findings::of("codes");
    for row in list!("currencies.tsv") {
        findings.expect(row[0], &suffixed(), |fact| money(fact, row[0]));
    }
    findings.done();
}

#[test]
fn currency_names() {
    let mut findings = Findings::of("names");
    for row in list!("currencies.tsv") {
        for form in forms(row[1]) {
            findings.expect(form, &named(), |fact| money(fact, row[0]));
        }
    }
    findings.done();
}

#[test]
fn units() {
    let mut units: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in list!("units.tsv") {
        for form in forms(row[6]).chain(forms(row[7])) {
            units.entry(form).or_default().push(row[0]);
        }
    }
    let mut findings = Findings::of("units");
    let hyphenated: Shape = ("They built a 5-X wall then.", vec![Structure::of("5")]);
    let glued: Shape = ("It measured 25X then.", vec![Structure::of("25")]);
    let shapes: Vec<_> = measured().into_iter().chain([hyphenated, glued]).collect();
    for (form, names) in &units {
        // "5 20-foot equivalent units": a second number, which nothing is glued to.
        let numbered = ["20", "40", "twenty", "forty"]
            .iter()
            .any(|number| form.starts_with(number));
        let shapes = if numbered {
            &shapes[..shapes.len() - 2]
        } else {
            &shapes
        };
        findings.expect(form, shapes, |fact| match &fact.value {
            Value::Quantity(q) if names.contains(&&*q.unit) => Some(Structure {
                amount: q.amount,
                high: q.high,
                modifier: Some(q.modifier),
                per: None,
                change: q.change.map(|change| (change.direction, change.role)),
            }),
            _ => None,
        });
    }
    findings.done();
}
