import type { FoundText } from '@tidings/contracts';
import { cutAt } from '@tidings/markdown/cut';
import type { Token } from '@tidings/markdown/search';
import type { Range } from './hits.ts';

const LENGTH = 220;
/** Before the first word that was looked for. */
const LEAD = 50;
/** Stretches of a text that are marked at most. */
const MOST_HITS = 60;

/** A text with what was looked for marked, between two places of it. */
function parts(text: string, hits: readonly Range[], { start, end }: Range): FoundText {
  const found: FoundText = [];
  let at = start;
  const say = (to: number, hit: boolean) => {
    if (to > at) found.push({ text: text.slice(at, to), hit });
    at = Math.max(at, to);
  };
  for (const hit of hits.filter((one) => one.start >= start && one.end <= end).slice(0, MOST_HITS)) {
    say(hit.start, false);
    say(hit.end, true);
  }
  say(end, false);
  return found;
}

/** A whole text with what was looked for marked. */
export const markedText = (text: string, hits: readonly Range[]): FoundText =>
  parts(text, hits, { start: 0, end: text.length });

/** Where the most of what was looked for stands close together. */
function bestStart(hits: readonly Range[]): number {
  let best = { start: 0, count: 0 };
  for (const { start } of hits) {
    const count = hits.filter((hit) => hit.start >= start && hit.end <= start + LENGTH - LEAD).length;
    if (count > best.count) best = { start, count };
  }
  return best.start;
}

/** The part of a text where most of what was looked for stands, cut between words; its beginning where none of it does. */
export function snippetOf(text: string, tokens: readonly Token[], hits: readonly Range[]): FoundText {
  const first = bestStart(hits.slice(0, MOST_HITS));
  const from = first <= LEAD ? 0 : (tokens.find(({ start }) => start >= first - LEAD)?.start ?? 0);
  const whole = text.slice(from);
  const cut = cutAt(whole, LENGTH);
  const end =
    cut === whole
      ? text.length
      : (tokens.findLast((token) => token.end <= from + cut.length && token.end > from)?.end ?? from + cut.length);
  const found = parts(text, hits, { start: from, end });
  const before = from > 0 ? [{ text: '… ', hit: false }] : [];
  const after = end < text.length ? [{ text: ' …', hit: false }] : [];
  return [...before, ...found, ...after];
}
