"""What a program can see of a page's look: a page too wide, words cut off, broken or over words, a wrong direction, lines too long, type too small.

Whether it is beautiful it cannot see; for that there are the pictures.
"""

from __future__ import annotations

from playwright.sync_api import Page

LONGEST_LINE = 85
"""Characters in a line of running text; a reader loses the next line's beginning after more."""

SMALLEST = 12
"""Pixels of the smallest letters."""

_LOOK = """([longestLine, smallest]) => {
  const faults = [];
  const name = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")} “${element.textContent.trim().slice(0, 30)}”`;
  const hidden = (element) => !element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    || element.closest(".visually-hidden, .skip-link, svg, details:not([open]) > :not(summary)");
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`the page is ${wide} pixels too wide`);

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || hidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    if (size < smallest && !element.closest("sup, sub")) faults.push(`letters of ${size} pixels: ${name(element)}`);
    for (const box of range.getClientRects()) {
      // The letters themselves: about as high as their size, whatever the font says of its own height.
      const middle = (box.top + box.bottom) / 2;
      if (box.width > 1) texts.push({node, element, left: box.left + 1, right: box.right - 1, top: middle - size * .3, bottom: middle + size * .3});
    }
  }
  texts.sort((a, b) => a.top - b.top);
  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length && texts[j].top < texts[i].bottom; j++) {
      const [a, b] = [texts[i], texts[j]];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (a.node !== b.node && across > 1 && down > 1) faults.push(`${name(a.element)} lies over ${name(b.element)}`);
    }
  }

  const scrolled = (element) => element.closest(".table-scroll, .figures-scroll, .masthead__nav, pre");
  const paper = document.documentElement.getBoundingClientRect();
  for (const text of texts) {
    if ((text.left < paper.left - 1 || text.right > paper.right + 1) && !scrolled(text.element)) faults.push(`beyond the page's edge: ${name(text.element)}`);
    for (let box = text.element; box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      if (scrolled(box)) break;
      const edge = box.getBoundingClientRect();
      if (text.left < edge.left - 2 || text.right > edge.right + 2 || text.top < edge.top - 2 || text.bottom > edge.bottom + 2)
        faults.push(`cut off by ${name(box)}: ${name(text.element)}`);
    }
  }

  const words = /[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{Script=Devanagari}\\p{M}]{4,}/gu;
  for (const node of new Set(texts.map((text) => text.node))) {
    if (getComputedStyle(node.parentElement).hyphens === "auto" || node.data.includes("://") || node.parentElement.closest("code, pre, kbd, samp")) continue;
    for (const word of node.data.matchAll(words)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const [first, ...others] = range.getClientRects();
      if (others.some((box) => box.top > first.bottom - 1)) faults.push(`broken off within “${word[0]}”: ${name(node.parentElement)}`);
    }
  }

  for (const element of document.querySelectorAll("[dir=ltr], [dir=rtl]")) {
    if (!hidden(element) && getComputedStyle(element).direction !== element.dir) faults.push(`not set ${element.dir}: ${name(element)}`);
  }
  const joined = /[\\u0590-\\u08ff\\u0900-\\u097f\\ufb1d-\\ufdff\\ufe70-\\ufefc]/;
  for (const {node, element} of texts) {
    if (!joined.test(node.data) || element.closest("bdi, .masthead__name")) continue;
    const style = getComputedStyle(element);
    if (element.closest(":lang(ar), :lang(fa), :lang(ur), :lang(he), :lang(hi)")) {
      if (Math.abs(parseFloat(style.letterSpacing)) > 0) faults.push(`letters drawn apart or together in a joined script: ${name(element)}`);
      if (style.fontStyle !== "normal") faults.push(`slanted letters in a script that has none: ${name(element)}`);
    }
  }
  for (const paragraph of document.querySelectorAll(".prose > p, .prose li > p, .card__standfirst, .page-head__standfirst")) {
    if (hidden(paragraph)) continue;
    const lines = new Set(texts.filter((text) => paragraph.contains(text.element)).map((text) => Math.round(text.top / 6)));
    const count = paragraph.textContent.trim().length;
    const room = paragraph.getBoundingClientRect().width / (parseFloat(getComputedStyle(paragraph).fontSize) * .46);
    const long = count / lines.size;
    if (lines.size > 3 && long > longestLine && room > longestLine) faults.push(`lines of ${Math.round(long)} letters: ${name(paragraph)}`);
  }
  return [...new Set(faults)];
}"""


def faults(page: Page) -> list[str]:
    """What is wrong with the look of the page as it stands in the browser now, as sentences."""
    found = page.evaluate(_LOOK, [LONGEST_LINE, SMALLEST])
    assert isinstance(found, list)
    return [str(fault) for fault in found]
