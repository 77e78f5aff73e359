import type { FindAnswer } from '@tidings/contracts';
import { tokensOf } from '@tidings/markdown/search';

type Words = FindAnswer['words'];
/** Marked at once on a page. */
const MOST = 2000;

function isFound(words: readonly string[], exact: ReadonlySet<string>, beginnings: readonly string[]): boolean {
  return words.some((word) => exact.has(word) || beginnings.some((beginning) => word.startsWith(beginning)));
}

/** Where the words stand in the texts of posts under an element. */
function rangesIn(root: Element, words: Words): Range[] {
  const exact = new Set(words.map(({ word }) => word));
  const beginnings = words.filter(({ begins }) => begins).map(({ word }) => word);
  const ranges: Range[] = [];
  for (const text of root.querySelectorAll('h1, .prose')) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && ranges.length < MOST; node = walker.nextNode()) {
      for (const { words: here, start, end } of tokensOf(node.textContent ?? '')) {
        if (!isFound(here, exact, beginnings)) continue;
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

/** Marks the words wherever they are shown under an element, also in what comes later; until the returned function is called. */
export function highlight(root: Element, words: Words): () => void {
  // An older browser shows the post without marks.
  if (!('highlights' in CSS)) return () => undefined;
  let frame = 0;
  const draw = () => {
    frame = 0;
    CSS.highlights.set('found', new Highlight(...rangesIn(root, words)));
  };
  const later = () => {
    frame ||= requestAnimationFrame(draw);
  };
  const observer = new MutationObserver(later);
  observer.observe(root, { childList: true, subtree: true });
  later();
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    CSS.highlights.delete('found');
  };
}
