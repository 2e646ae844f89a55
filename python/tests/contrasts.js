// The least contrast of words with their ground on the page, by class or name of their element; a canvas turns any colour into RGB.
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const lineage = (element) => (element ? [...lineage(element.parentElement), element] : []);
  const linear = (x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
  const luminance = (colours) => {
    for (const colour of colours) Object.assign(canvas, { fillStyle: colour }).fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((x) => linear(x / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const least = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.matches(":disabled, option")) continue;
    const grounds = ["white", ...lineage(element).map((each) => getComputedStyle(each).backgroundColor)];
    const [a, b] = [luminance(grounds), luminance([...grounds, getComputedStyle(element).color])];
    const name = element.className || element.localName;
    least[name] = Math.min(least[name] ?? 21, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }
  return least;
}
