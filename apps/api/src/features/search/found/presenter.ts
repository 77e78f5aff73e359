import { setImmediate } from 'node:timers/promises';
import type { FoundPost } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { plainText } from '@tidings/markdown/excerpt';
import { type Token, tokensOf } from '@tidings/markdown/search';
import type { FoundRow } from '../query/found-row.ts';
import type { Term } from '../query/parse-query.ts';
import { readStems } from '../query/repository.ts';
import type { Stems } from '../query/ts-query.ts';
import { hitsOf, wordsToStem } from './hits.ts';
import { markedText, snippetOf } from './snippet.ts';

/** What stands further down in a very long text is found, and not shown. */
const MOST_TOKENS = 6000;
/** Words of a page whose stems are asked for: more than as many posts of usual length have. */
const MOST_STEMMED = 5000;
function firstTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const token of tokensOf(text)) {
    tokens.push(token);
    if (tokens.length >= MOST_TOKENS) break;
  }
  return tokens;
}

/** Posts as they are shown: what was looked for is marked in the text as it is now. */
export async function presentFound(
  db: Database,
  rows: readonly FoundRow[],
  terms: readonly Term[],
  stems: Stems,
): Promise<FoundPost[]> {
  const texts = [];
  for (const row of rows) {
    const [body, title] = [plainText(row.body), row.title ?? ''];
    texts.push({ row, body, tokens: firstTokens(body), title, titleTokens: firstTokens(title) });
    // Each may take milliseconds, and others wait for this thread.
    await setImmediate();
  }
  const words = texts.flatMap(({ tokens, titleTokens }) => wordsToStem([...titleTokens, ...tokens], terms, stems));
  const all = new Map([...stems, ...(await readStems(db, [...new Set(words)].slice(0, MOST_STEMMED)))]);
  const found: FoundPost[] = [];
  for (const text of texts) {
    found.push(presentOne(text, terms, all));
    await setImmediate();
  }
  return found;
}

type Text = { row: FoundRow; body: string; tokens: Token[]; title: string; titleTokens: Token[] };

function presentOne({ row, body, tokens, title, titleTokens }: Text, terms: readonly Term[], all: Stems): FoundPost {
  return {
    id: row.id,
    topicId: row.topicId,
    number: row.number,
    categoryId: row.categoryId,
    title: markedText(title, hitsOf(titleTokens, terms, all)),
    snippet: snippetOf(body, tokens, hitsOf(tokens, terms, all)),
    author: row.author,
    createdAt: row.createdAt.toISOString(),
  };
}
