import { type FindAnswer, MATCHES_MAX } from '@tidings/contracts';
import type { Ctx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { findTopicSummary } from '../topics/index.ts';
import { parseQuery } from './query/parse-query.ts';
import { readNumbersOf, readStems } from './query/repository.ts';
import { and, tsQuery } from './query/ts-query.ts';
import { wordsIn } from './search-posts.ts';
import { inTurn } from './turns.ts';

/** Where in a topic words stand. Throws NOT_FOUND, and what `searchPosts` does. */
export async function findInTopic(ctx: Ctx, topicId: string, q: string, address: string): Promise<FindAnswer> {
  const terms = parseQuery(q);
  const userId = ctx.actor?.id ?? null;
  if (!(await findTopicSummary(ctx.db, userId, topicId))) throw notFound('That topic');
  return inTurn(userId ?? address, async () => {
    const stems = await readStems(ctx.db, wordsIn(terms));
    const asked = and(tsQuery(terms, stems), [`t:${topicId}`]);
    const numbers = await readNumbersOf(ctx.db, userId, asked, MATCHES_MAX + 1);
    const words = terms
      .filter(({ out }) => !out)
      .flatMap(({ tokens, quoted, open }) =>
        tokens.flatMap((token, index) =>
          token.words.flatMap((word) => [
            { word, begins: open && index === tokens.length - 1 && [...word].length >= 3 },
            ...(quoted ? [] : (stems.get(word) ?? []).map((stem) => ({ word: stem, begins: stem.length >= 3 }))),
          ]),
        ),
      );
    return { matches: numbers.slice(0, MATCHES_MAX), isMore: numbers.length > MATCHES_MAX, words: words.slice(0, 300) };
  });
}
