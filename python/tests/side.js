// The side of its box at which the first words of an element stand.
(element) => {
  const range = new Range();
  range.setStart(element.firstChild, 0);
  range.setEnd(element.firstChild, 3);
  const [box, words] = [element.getBoundingClientRect(), range.getBoundingClientRect()];
  return words.left - box.left < box.right - words.right ? "left" : "right";
}
