
"use strict";
// The facts of the page, each with the elements that mark it, and which of them pass the filters.

const $ = (selector) => document.querySelector(selector);
const read = (element) => JSON.parse(element.textContent);

/** An HTML element with attributes, listeners and children; strings become text, never markup. */
const html = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};

/** What the reader has asked for: no kinds are all kinds; `period` is a column of the time line. */
const state = { kinds: new Set(), outlet: "", speaker: "", query: "", period: null, chosen: null };

const facts = [];
const articles = [...document.querySelectorAll("article")].map((article) => {
  const byId = new Map(read(article.querySelector(".facts-data")).map((fact) => [String(fact.id), fact]));
  const entry = { article, facts: [...byId.values()], items: [...article.querySelectorAll("section.item")] };
  for (const fact of entry.facts) facts.push(Object.assign(fact, { order: facts.length, marks: [], entry, byId, isOff: false }));
  for (const mark of article.querySelectorAll(".fact")) {
    mark.fact = byId.get(mark.dataset.id);
    mark.fact.marks.push(mark);
  }
  return entry;
});
for (const fact of facts) {
  const by = Object.values(fact.attribution).filter(Boolean);
  fact.searched = [fact.text, fact.summary, fact.rule, fact.doc_id ?? "", ...by].join("\n").toLowerCase();
  if (fact.kind === "date" && fact.value.start) fact.time = new Date(fact.value.start);
  fact.marks[0]?.setAttribute("tabindex", fact.order ? "-1" : "0");
  fact.marks[0]?.setAttribute("role", "mark");
}
const kinds = read($(".kinds-data")).filter((kind) => facts.some((fact) => fact.kind === kind));

/** Whether a fact passes the filters, but for the one named: a chart shows what else its own filter could choose. */
const passes = (fact, except) =>
  (except === "kind" || !state.kinds.size || state.kinds.has(fact.kind)) &&
  (except === "outlet" || !state.outlet || fact.attribution.outlet === state.outlet) &&
  (!state.speaker || fact.attribution.speaker === state.speaker) &&
  (!state.query || fact.searched.includes(state.query)) &&
  (except === "period" || !state.period || (fact.time !== undefined && state.period.holds(fact.time)));

/** How many facts have each value of `key`, the most frequent first. */
const tally = (list, key) => {
  const counts = new Map();
  for (const fact of list) {
    const value = key(fact);
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
};

const figures = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
