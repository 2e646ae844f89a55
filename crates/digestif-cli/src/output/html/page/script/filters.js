
// The bar: search, outlet, speaker and kinds. A first kind chosen shows it alone, others join it, none is all.

const toggleKind = (kind) => {
  if (!state.kinds.delete(kind)) state.kinds.add(kind);
  refresh();
};
const chips = new Map(kinds.map((kind) => {
  const count = html("span", { class: "number-of" });
  const chip = html("button", { type: "button", "data-kind": kind, click: () => toggleKind(kind) }, html("span", { class: `dot ${kind}` }), kind, count);
  return [kind, { chip, count }];
}));
$(".kinds").append(...[...chips.values()].map(({ chip }) => chip));

const setFilter = (name, value) => {
  state[name] = value;
  $(`#${name}`).value = value;
  refresh();
};
for (const name of ["outlet", "speaker"]) {
  const select = $(`#${name}`);
  const values = tally(facts, (fact) => fact.attribution[name]);
  select.append(html("option", { value: "" }, `All ${name}s`), ...values.map(([value, count]) => html("option", { value }, `${value} (${count})`)));
  select.addEventListener("change", () => setFilter(name, select.value));
}

let typed;
$("#query").addEventListener("input", (event) => {
  clearTimeout(typed);
  typed = setTimeout(() => {
    state.query = event.target.value.trim().toLowerCase();
    refresh();
  }, 80); // a fast typist searches once
});
$("form").addEventListener("submit", (event) => event.preventDefault());
const clear = () => {
  clearTimeout(typed);
  state.kinds.clear();
  Object.assign(state, { outlet: "", speaker: "", query: "", period: null });
  $("form").reset();
  refresh();
};
$("#clear").addEventListener("click", clear);
$("#period").addEventListener("click", () => {
  state.period = null;
  refresh();
});

const isFiltered = () => Boolean(state.kinds.size || state.outlet || state.speaker || state.query || state.period);

const showFilters = (visible) => {
  const counts = new Map(tally(facts.filter((fact) => passes(fact, "kind")), (fact) => fact.kind));
  for (const [kind, { chip, count }] of chips) {
    chip.setAttribute("aria-pressed", String(state.kinds.has(kind)));
    count.textContent = (counts.get(kind) ?? 0).toLocaleString("en");
  }
  $(".kinds").classList.toggle("some", state.kinds.size > 0);
  $(".bar").classList.toggle("filtered", isFiltered());
  $("#clear").disabled = !isFiltered();
  $("#download").disabled = !visible.length;
  $("#period").hidden = !state.period;
  $("#period").textContent = state.period ? `dates: ${state.period.label} ×` : "";
  $("#status").textContent = `${visible.length.toLocaleString("en")} of ${figures(facts.length, "fact")}`;
};
