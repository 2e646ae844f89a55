
// The page as a whole: everything in line with the filters.

/** Brings all into line with the filters; what only a choice or a sort changes has a function of its own. */
const refresh = () => {
  const visible = facts.filter((fact) => passes(fact));
  showFilters(visible);
  showText(visible);
  showTable(visible);
  showCharts();
  showDetails();
};

const items = articles.reduce((sum, entry) => sum + entry.items.length, 0);
$("#extent").textContent = [figures(articles.length, "document"), ...(items ? [figures(items, "item")] : []), figures(facts.length, "fact")].join(" · ");
const bar = $(".bar");
new ResizeObserver(() => {
  const isSticky = getComputedStyle(bar).position === "sticky";
  document.body.style.setProperty("--bar", `${isSticky ? bar.offsetHeight : 0}px`);
}).observe(bar);
refresh();
