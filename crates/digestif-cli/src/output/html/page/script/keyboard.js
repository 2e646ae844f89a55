
// Keyboard and clicks in the text: arrows go from fact to fact, Enter opens, Escape closes, / searches.

const focusOn = (fact) => {
  for (const stop of document.querySelectorAll('.fact[tabindex="0"]')) stop.tabIndex = -1;
  fact.marks[0].tabIndex = 0;
  fact.marks[0].focus();
  if (state.chosen) choose(fact, false);
};
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
document.addEventListener("keydown", (event) => {
  const fact = document.activeElement?.fact;
  const typing = event.target.matches("input, select");
  if (event.key === "Escape" && (state.chosen || typing)) {
    if (state.chosen) leave();
    else event.target.blur();
  } else if (event.ctrlKey || event.metaKey || event.altKey) return;
  else if (event.key === "/" && !typing) $("#query").focus();
  else if (fact && (event.key === "Enter" || event.key === " ")) choose(fact, false);
  else if (fact && event.key in STEPS) {
    const next = neighbour(fact, STEPS[event.key]);
    if (next) focusOn(next);
  } else return;
  event.preventDefault();
});
$("#documents").addEventListener("click", (event) => {
  if (!getSelection().isCollapsed) return; // a reader who marks text wants the text
  let mark = event.target.closest(".fact");
  while (mark && !passes(mark.fact)) mark = mark.parentElement.closest(".fact");
  if (mark) choose(mark.fact, false);
});
