
// The fact chosen: its value, who says so, and where it stands.

const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

const choose = (fact, scroll = true) => {
  for (const mark of state.chosen?.marks ?? []) mark.classList.remove("selected");
  state.chosen = fact;
  for (const mark of fact?.marks ?? []) mark.classList.add("selected");
  if (fact && scroll) {
    // A fact that a filter hides can still be led to, from a table of before or from its equivalent.
    if (fact.marks[0]?.closest("[hidden]")) clear();
    fact.marks[0]?.scrollIntoView({ block: "center", behavior: isCalm.matches ? "auto" : "smooth" });
  }
  showDetails();
  showChosenRow();
};
const leave = () => {
  const fact = state.chosen;
  choose(null);
  fact?.marks[0]?.focus({ preventScroll: true });
};

const MANY = 6; // values of a list that are shown before the rest is folded
const shown = (name, value, fact) => {
  const other = name === "equivalent" && fact.byId.get(String(value));
  if (other) return html("button", { type: "button", class: "link", click: () => choose(other) }, other.text);
  if (value === true) return "yes";
  if (Array.isArray(value)) {
    const all = value.join(", ");
    return value.length <= MANY ? all : html("details", {}, html("summary", {}, `${value.length}: ${value.slice(0, 3).join(", ")}, …`), all);
  }
  if (name === "change") return `${value.direction}, ${value.role}`;
  if (typeof value === "object") return Object.entries(value).map(([key, part]) => `${key} = ${part}`).join(", ");
  return String(value);
};
const list = (fact, fields) => {
  const rows = Object.entries(fields).filter(([, value]) => value !== null && value !== "" && value !== false && value?.length !== 0);
  return html("dl", {}, ...rows.flatMap(([name, value]) => [html("dt", {}, name.replaceAll("_", " ")), html("dd", { dir: "auto" }, shown(name, value, fact))]));
};

/** The next fact that passes and stands in the text, `step` on from this one. */
const neighbour = (fact, step) => {
  const inText = facts.filter((other) => other === fact || (other.marks.length && passes(other)));
  return inText[inText.indexOf(fact) + step];
};
const stepButton = (fact, step, sign, label) => {
  const other = neighbour(fact, step);
  return html("button", { type: "button", "aria-label": label, title: label, disabled: other ? null : "", click: () => choose(other) }, sign);
};

const showDetails = () => {
  const box = $("#details");
  const fact = state.chosen;
  box.hidden = !fact;
  box.replaceChildren();
  if (!fact) return;
  const by = list(fact, fact.attribution);
  box.append(
    html("header", {},
      html("h3", {}, html("span", { class: `dot ${fact.kind}` }), fact.kind),
      stepButton(fact, -1, "‹", "Previous fact"),
      stepButton(fact, 1, "›", "Next fact"),
      html("button", { type: "button", "aria-label": "Close", title: "Close", click: () => leave() }, "×")),
    html("p", { class: "value", dir: "auto" }, fact.summary),
    html("p", { class: "said", dir: "auto" }, `“${fact.text}”`),
    html("h4", {}, "Value"),
    list(fact, fact.value),
    html("h4", {}, "Who says so"),
    by.childElementCount ? by : html("p", {}, "Nobody is credited."),
    html("h4", {}, "Where it stands"),
    list(fact, { rule: fact.rule, offsets: `${fact.start}–${fact.end}`, sentence: fact.sentence, item: fact.item, document: fact.doc_id }),
  );
  const also = fact.entry.facts.filter((other) => other !== fact && other.start < fact.end && fact.start < other.end);
  if (also.length) box.append(html("h4", {}, "In the same words"), html("p", { class: "also" }, ...also.map((other) => html("button", { type: "button", click: () => choose(other) }, other.kind))));
  box.scrollTop = 0;
};
