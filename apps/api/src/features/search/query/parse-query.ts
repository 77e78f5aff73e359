import { QUERY_WORDS } from '@tidings/contracts';
import { type Token, tokensOf } from '@tidings/markdown/search';
import { TidingsError } from '../../../platform/kernel/errors.ts';

/** What stands between two spaces, or in quotes. */
export type Term = {
  readonly tokens: readonly Token[];
  /** Not to be there. */
  readonly out: boolean;
  /** As it stands: no other forms of its words. */
  readonly quoted: boolean;
  /** Its last word may go on. */
  readonly open: boolean;
};

const MOST_TOKENS = 64;
const part = /([-－]?)(?:"([^"]*)("?)|([^\s"]+))/g;

const invalid = (message: string) =>
  new TidingsError('VALIDATION_FAILED', message, { details: [{ path: 'q', message }] });

/** Reads what somebody looks for. Throws VALIDATION_FAILED where it holds no word to look for, or too many. */
export function parseQuery(q: string): Term[] {
  const text = q.replace(/[“”„‟«»＂]/g, '"');
  const terms: Term[] = [];
  for (const found of text.matchAll(part)) {
    const [whole, minus, inQuotes, closing, plain] = found;
    const tokens = [...tokensOf(inQuotes ?? plain ?? '')];
    if (tokens.length === 0) continue;
    const isLast = found.index + whole.length === text.length;
    const quoted = inQuotes !== undefined;
    terms.push({ tokens, out: minus !== '', quoted, open: isLast && !closing && minus === '' && !tokens.at(-1)?.pair });
  }
  const all = terms.flatMap(({ tokens }) => tokens);
  if (!terms.some(({ out }) => !out)) throw invalid('Write at least one word to look for.');
  if (terms.length > QUERY_WORDS || all.length > MOST_TOKENS)
    throw invalid(`That is too much to look for at once. Use up to ${QUERY_WORDS} words.`);
  return terms;
}
