
// The text: marks of the facts that pass, the words searched for, and only the items that hold what is asked for.

/** Ranges of the words searched for in an element, over the borders of elements within, too. */
const rangesOf = (prose, query) => {
  const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, from: text.length });
    text += walker.currentNode.data;
  }
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return []; // a letter that grows in lower case would shift the offsets
  let at = 0; // ranges and nodes come in the same order
  const node = (offset, isEnd) => {
    while (at + 1 < nodes.length && (isEnd ? nodes[at + 1].from < offset : nodes[at + 1].from <= offset)) at += 1;
    return [nodes[at].node, offset - nodes[at].from];
  };
  const ranges = [];
  for (let from = lower.indexOf(query); from >= 0; from = lower.indexOf(query, from + query.length)) {
    const range = new Range();
    range.setStart(...node(from, false));
    range.setEnd(...node(from + query.length, true));
    ranges.push(range);
  }
  return ranges;
};

/** Marks the words searched for wherever they stand in the text, and gives the paragraphs that hold them. */
const highlight = () => {
  if (!window.Highlight) return [];
  CSS.highlights.delete("found");
  if (state.query.length < 2) return [];
  const found = [...document.querySelectorAll(".prose")].map((prose) => ({ prose, ranges: rangesOf(prose, state.query) })).filter(({ ranges }) => ranges.length);
  const highlighted = new Highlight();
  for (const { ranges } of found) for (const range of ranges) highlighted.add(range);
  CSS.highlights.set("found", highlighted);
  return found.map(({ prose }) => prose);
};

/** Hides documents and items without a fact that passes; a choice of kinds alone leaves the text as it is. */
const narrow = (visible, found) => {
  const isNarrow = Boolean(state.outlet || state.speaker || state.query || state.period);
  const kept = new Set(found.flatMap((prose) => [prose.closest("section.item"), prose.closest("article")]));
  for (const { entry, item } of visible) {
    kept.add(entry.article);
    if (item !== null) kept.add(entry.items[item]);
  }
  for (const { article, items } of articles) {
    article.hidden = isNarrow && !kept.has(article);
    for (const item of items) item.hidden = isNarrow && !kept.has(item);
  }
  return articles.every(({ article }) => article.hidden);
};

const showText = (visible) => {
  const isVisible = new Set(visible);
  for (const fact of facts) {
    const isOff = !isVisible.has(fact);
    if (fact.isOff === isOff) continue;
    fact.isOff = isOff;
    for (const mark of fact.marks) mark.classList.toggle("off", isOff);
  }
  const isEmpty = narrow(visible, highlight());
  const why = articles.length ? "Nothing in the text passes these filters." : "There are no documents.";
  $("#nothing").textContent = why;
  $("#nothing").hidden = !isEmpty;
};
