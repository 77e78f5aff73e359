import { plainText } from '@tidings/markdown/excerpt';
import { charactersIn, tokensOf } from '@tidings/markdown/search';
import { beginningsOf } from './beginnings.ts';

/** The words of a post for `search_vector`: each with where it stands; and what is found and stands nowhere. */
export type Words = { words: string[]; places: string[]; loose: string[] };

/** PostgreSQL keeps no place beyond these, and no more places of one word. */
const LAST_PLACE = 16_000;
const MOST_PLACES = 200;
/** Between title and text, so that no phrase goes over both. */
const APART = 10;
/** Of the words of one post, and of their bytes; what comes after them is not found. With stems and places the list stays below 1 MB. */
const MOST_WORDS = 12_000;
const MOST_BYTES = 300_000;

/** What of a topic (`title` not null) or a reply is found: its plain text, as readers see it, without quotes of others. */
export function wordsOf(title: string | null, body: string): Words {
  const places = new Map<string, string[]>();
  const loose = new Set<string>();
  let last = 0;
  let bytes = 0;
  const add = (text: string, weight: string) => {
    const from = last;
    for (const token of tokensOf(text)) {
      last = from + token.position;
      const place = `${Math.min(last, LAST_PLACE)}${weight}`;
      for (const word of token.words) {
        const at = places.get(word);
        if (at && at.length < MOST_PLACES) at.push(place);
        if (at || places.size >= MOST_WORDS || bytes >= MOST_BYTES) continue;
        bytes += Buffer.byteLength(word);
        places.set(word, [place]);
        for (const beginning of token.pair ? charactersIn(token) : beginningsOf(word)) loose.add(beginning);
      }
    }
  };
  if (title !== null) {
    add(title, 'A');
    last += APART;
  }
  add(plainText(body), title === null ? '' : 'B');
  return {
    words: [...places.keys()],
    places: [...places.values()].map((at) => at.join(',')),
    loose: [...loose].filter((one) => !places.has(one)),
  };
}
