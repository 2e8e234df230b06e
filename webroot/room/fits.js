// A row that leaves parts out, the least needed first, until the rest has room. Which part a word stands for is said by
// the style sheet; so nothing is cut, and nothing is left out where there is room for it.

/**
 * @param {HTMLElement} row
 * @param {string[]} parts in the order in which they go
 * @param {HTMLElement} [inner] a part that scrolls when it has no room, so that the row itself never overflows
 * @returns {() => void} lets go
 */
export function fits(row, parts, inner) {
  const overflows = () => row.scrollWidth > row.clientWidth || inner && inner.scrollWidth > inner.clientWidth;
  const fit = () => {
    let less = 0;
    do row.dataset.less = parts.slice(0, less).join(" ");
    while (less++ < parts.length && overflows());
  };
  let shown = "";
  const changed = () => {
    const now = shape(row);
    if (now === shown) return;
    shown = now;
    fit();
  };
  const size = new ResizeObserver(fit);
  const content = new MutationObserver(changed);
  size.observe(row);
  content.observe(row, {subtree: true, childList: true, characterData: true, attributeFilter: ["hidden"]});
  return () => (size.disconnect(), content.disconnect());
}

/** What decides the width of a row: digits are all as wide as each other, so a clock that ticks changes nothing. */
const shape = row => row.textContent.replace(/\d/g, "0") + [...row.querySelectorAll("[hidden]")].map(e => e.className).join();
