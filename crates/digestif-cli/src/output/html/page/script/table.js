
// The table of the facts that pass: sorted by a column, a part at a time on a screen, whole on paper.

const COLUMNS = [
  ["kind", (fact) => fact.kind],
  ["text", (fact) => fact.text],
  ["value", (fact) => fact.summary],
  ["outlet", (fact) => fact.attribution.outlet ?? ""],
  ["speaker", (fact) => fact.attribution.speaker ?? ""],
  ["published", (fact) => fact.attribution.published ?? ""],
  ["document", (fact) => fact.doc_id ?? ""],
  ["at", (fact) => fact.start],
].filter(([name]) => name !== "document" || articles.length > 1);
const FIRST = 300; // rows at first
const MORE = 1000; // rows with each wish for more

const table = { column: null, down: false, facts: [], rows: [] };

const headers = COLUMNS.map(([name]) => {
  const sort = () => {
    Object.assign(table, table.column === name ? { down: !table.down } : { column: name, down: false });
    showTable();
  };
  return html("th", { scope: "col", "data-name": name }, html("button", { type: "button", click: sort }, name));
});
$("thead tr").append(...headers);

const collator = new Intl.Collator("en");
const compare = (name, cell) => (a, b) => {
  const [x, y] = name === "value" ? [a, b].map((fact) => Number(fact.value.amount ?? NaN)) : [cell(a), cell(b)].map((value) => (typeof value === "number" ? value : NaN));
  const byNumber = Number.isNaN(x) - Number.isNaN(y) || x - y; // amounts ahead of words
  return byNumber || collator.compare(cell(a), cell(b)) || a.order - b.order;
};
const sorted = (list) => {
  const column = COLUMNS.find(([name]) => name === table.column);
  if (!column) return list;
  const ordered = list.toSorted(compare(...column));
  return table.down ? ordered.reverse() : ordered;
};

const row = (fact) => {
  const cells = COLUMNS.map(([name, cell]) => {
    const text = String(cell(fact));
    const content = {
      kind: () => html("span", {}, html("span", { class: `dot ${fact.kind}` }), text),
      text: () => html("button", { type: "button", class: "link", click: () => choose(fact) }, text),
    }[name]?.();
    return html("td", { "data-name": name, dir: "auto" }, ...(text ? [content ?? text] : []));
  });
  return html("tr", { class: fact === state.chosen ? "selected" : null }, ...cells);
};

const addRows = (count) => {
  const added = table.facts.slice(table.rows.length, table.rows.length + count).map((fact) => ({ fact, row: row(fact) }));
  $("tbody").append(...added.map(({ row }) => row));
  table.rows.push(...added);
  const left = table.facts.length - table.rows.length;
  $("#more").hidden = !left;
  $("#more").textContent = `Show ${figures(Math.min(left, MORE), "more fact")} of ${left.toLocaleString("en")}`;
};
$("#more").addEventListener("click", () => addRows(MORE));
addEventListener("beforeprint", () => addRows(table.facts.length));

const showTable = (visible = table.facts) => {
  for (const [at, [name]] of COLUMNS.entries()) {
    headers[at].setAttribute("aria-sort", table.column !== name ? "none" : table.down ? "descending" : "ascending");
  }
  Object.assign(table, { facts: sorted(visible), rows: [] });
  $("tbody").replaceChildren();
  addRows(FIRST);
  if (!visible.length) {
    const why = facts.length ? "No fact passes these filters." : "No facts were found.";
    $("tbody").append(html("tr", {}, html("td", { class: "empty", colspan: COLUMNS.length }, why)));
  }
};
const showChosenRow = () => {
  for (const { fact, row } of table.rows) row.classList.toggle("selected", fact === state.chosen);
};
