
// Charts: facts by kind, money by outlet, dates on a time line. Each is a filter, too: a bar or column pressed chooses it.

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** A figure with its title and what it is measured in, an element or a word. */
const chart = (title, unit, ...content) =>
  html("figure", { class: "card" }, html("figcaption", {}, html("h3", {}, title), typeof unit === "string" ? html("span", { class: "unit" }, unit) : unit), ...content);

/** The least round figure that is no less, whose half is round, too. */
const ceiling = (value) => {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 6, 8, 10].map((digit) => digit * power).find((round) => round >= value) ?? value;
};

/** Bars over an axis from nothing; `entries` have a label, a value, the class of its colour, and whether it is chosen. */
const bars = (entries, format, pick) => {
  const most = ceiling(Math.max(...entries.map(({ value }) => value), 1));
  const isSome = entries.some(({ isChosen }) => isChosen);
  const rows = entries.map(({ label, value, kind, isChosen }) =>
    html("button", { type: "button", "aria-pressed": String(isChosen), title: `${label}: ${value.toLocaleString("en")}`, click: () => pick(label) },
      html("span", { class: "name" }, label),
      html("span", { class: "track" }, html("i", { class: isSome && !isChosen ? `${kind} out` : kind, style: `width:${(100 * value) / most}%` })),
      html("span", { class: "figure" }, format(value))));
  const axis = html("div", { class: "axis", "aria-hidden": "true" }, html("span", {}, ...[0, most / 2, most].map((tick) => html("span", {}, format(tick)))));
  return html("div", { class: isSome ? "bars some" : "bars" }, ...rows, axis);
};

const kindsChart = () => {
  const counts = tally(facts.filter((fact) => passes(fact, "kind")), (fact) => fact.kind);
  if (!counts.length) return [];
  const entries = counts.map(([label, value]) => ({ label, value, kind: label, isChosen: state.kinds.has(label) }));
  return [chart("Facts by kind", "number of facts", bars(entries, (value) => compact.format(value), toggleKind))];
};

let currency = null; // the one chosen; until then the one stated most often
const OUTLETS = 10;

/** Sums of the amounts in one currency; a picture, so floating point will do. */
const moneyChart = () => {
  const stated = facts.filter((fact) => fact.kind === "money" && passes(fact, "outlet") && fact.value.amount && fact.value.currency && !fact.value.per && fact.attribution.outlet);
  const currencies = tally(stated, (fact) => fact.value.currency);
  if (!currencies.length) return [];
  const chosen = currencies.find(([code]) => code === currency)?.[0] ?? currencies[0][0];
  const sums = new Map();
  for (const { value, attribution } of stated) {
    if (value.currency === chosen) sums.set(attribution.outlet, (sums.get(attribution.outlet) ?? 0) + Number(value.amount));
  }
  const entries = [...sums].sort((a, b) => b[1] - a[1]).map(([label, value]) => ({ label, value, kind: "money", isChosen: state.outlet === label }));
  const choice = html("select", { "aria-label": "Currency", change: (event) => {
    currency = event.target.value;
    showCharts();
  } }, ...currencies.map(([code, count]) => html("option", { value: code, selected: code === chosen ? "" : null }, `${code} (${count})`)));
  const rest = entries.length > OUTLETS ? ` ${entries.length - OUTLETS} smaller outlets are left out.` : "";
  const note = `Sums of the amounts stated in ${chosen}: ranges by their lower end, prices per unit left out.${rest}`;
  return [chart("Money by outlet", choice, bars(entries.slice(0, OUTLETS), (value) => compact.format(value), (outlet) => setFilter("outlet", state.outlet === outlet ? "" : outlet)), html("p", { class: "note" }, note))];
};

const year = (day) => day.getUTCFullYear();
const month = (day) => year(day) * 12 + day.getUTCMonth();
/** Widths of a column of the time line: the number of the column of a day, and the name of a column. */
const WIDTHS = [
  ["day", (day) => Math.floor(day / 864e5), (at) => new Date(at * 864e5).toISOString().slice(0, 10)],
  ["month", month, (at) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`],
  ["quarter", (day) => Math.floor(month(day) / 3), (at) => `${Math.floor(at / 4)}-Q${(at % 4) + 1}`],
  ["year", year, (at) => String(at)],
  ["decade", (day) => Math.floor(year(day) / 10), (at) => `${at * 10}s`],
  ["century", (day) => Math.floor(year(day) / 100), (at) => `${at * 100}s`],
];
const COLUMNS_WIDE = 32; // as many columns as hold nine of ten dates
const MARGIN = 4; // columns for others on either side; further ones are counted below

const timeline = () => {
  const dated = facts.filter((fact) => fact.time !== undefined && !Number.isNaN(+fact.time) && passes(fact, "period"));
  if (dated.length < 2) return [];
  const days = dated.map((fact) => fact.time).sort((a, b) => a - b);
  const [low, high] = [days[Math.floor(days.length * 0.05)], days[Math.ceil(days.length * 0.95) - 1]];
  const [name, of, label] = WIDTHS.find(([, of]) => of(high) - of(low) < COLUMNS_WIDE) ?? WIDTHS.at(-1);
  const first = Math.max(of(days[0]), of(low) - MARGIN);
  const last = Math.min(of(days.at(-1)), of(high) + MARGIN);
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  let [before, after] = [0, 0];
  for (const day of days) {
    const at = of(day);
    if (at < first) before += 1;
    else if (at > last) after += 1;
    else counts[at - first] += 1;
  }
  const most = Math.max(...counts);
  const pick = (at) => {
    const isChosen = state.period?.label === label(at);
    state.period = isChosen ? null : { label: label(at), holds: (day) => of(day) === at };
    refresh();
  };
  const columns = counts.map((count, at) => {
    const text = `${label(first + at)}: ${figures(count, "date")}`;
    const isOut = state.period && state.period.label !== label(first + at);
    return html("button", { type: "button", "aria-label": text, title: text, "aria-pressed": String(state.period?.label === label(first + at)), tabindex: count ? null : "-1", click: () => pick(first + at) },
      ...(count ? [html("i", { class: isOut ? "date out" : "date", style: `height:${(100 * count) / most}%` })] : []));
  });
  const ticks = [...new Set([first, Math.round((first + last) / 2), last])];
  const beyond = [[before, "earlier"], [after, "later"]].filter(([count]) => count).map(([count, word]) => `${count} ${word}`);
  return [chart("Dates on a time line", `dates a ${name}`,
    html("div", { class: "top", "aria-hidden": "true" }, String(most)),
    html("div", { class: state.period ? "columns some" : "columns" }, ...columns),
    html("div", { class: "days" }, ...ticks.map((at) => html("span", {}, label(at)))),
    ...(beyond.length ? [html("p", { class: "note" }, `Not drawn: ${beyond.join(", ")}.`)] : []))];
};

const showCharts = () => {
  const focused = document.activeElement?.closest("#charts button")?.title;
  $("#charts").replaceChildren(...kindsChart(), ...moneyChart(), ...timeline());
  // The bar just pressed is drawn anew and stays the place of the keyboard.
  if (focused) [...document.querySelectorAll("#charts button")].find((button) => button.title === focused)?.focus();
};
