import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What was learned: how much each word speaks for spam, as the logarithm of how much likelier it is there. */
export type Model = { readonly prior: number; readonly words: ReadonlyMap<string, number> };
export type Verdict = { score: number; words: { word: string; weight: number }[] };

/** So many words decide, the weightiest: many harmless ones at the end of a message do not make up for what it says. */
const DECIDING = 18;
/** From which score on a message is kept away. */
export const THRESHOLD = 0.9;

/** The model that is shipped (`tests/alerts/train-spam.ts` says how it was learned). */
export function readModel(): Model {
  const text = gunzipSync(readFileSync(join(import.meta.dirname, 'model.json.gz'))).toString();
  const { prior, words } = JSON.parse(text) as { prior: number; words: Record<string, number> };
  return { prior, words: new Map(Object.entries(words)) };
}

/** How likely a message with these tokens is unwanted, and the words that decided it, the weightiest first. */
export function classify(model: Model, tokens: Iterable<string>): Verdict {
  const known = [...tokens].flatMap((word) => {
    const weight = model.words.get(word);
    return weight === undefined ? [] : [{ word, weight }];
  });
  const words = known
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.word < b.word ? -1 : 1))
    .slice(0, DECIDING);
  const sum = words.reduce((total, { weight }) => total + weight, model.prior);
  return { score: 1 / (1 + Math.exp(-sum)), words };
}
