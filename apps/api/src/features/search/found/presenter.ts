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
  const texts = rows.map((row) => {
    const body = plainText(row.body);
    return {
      row,
      body,
      tokens: firstTokens(body),
      title: row.title ?? '',
      titleTokens: firstTokens(row.title ?? ''),
    };
  });
  const words = texts.flatMap(({ tokens, titleTokens }) => wordsToStem([...titleTokens, ...tokens], terms, stems));
  const all = new Map([...stems, ...(await readStems(db, words))]);
  return texts.map(({ row, body, tokens, title, titleTokens }) => ({
    id: row.id,
    topicId: row.topicId,
    number: row.number,
    categoryId: row.categoryId,
    title: markedText(title, hitsOf(titleTokens, terms, all)),
    snippet: snippetOf(body, tokens, hitsOf(tokens, terms, all)),
    author: row.author,
    createdAt: row.createdAt.toISOString(),
  }));
}
