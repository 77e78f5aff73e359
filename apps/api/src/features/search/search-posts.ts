import { RANKED_MAX, RANKED_PHRASES_MAX, type SearchAnswer, type searchQuerySchema } from '@tidings/contracts';
import { z } from 'zod';
import type { Ctx } from '../../platform/context/context.ts';
import { placeInstantSchema, readPlace, writePlace } from '../../platform/http/place.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { isReadable } from '../categories/index.ts';
import { presentPerson, readMentionable } from '../identity/index.ts';
import { findTopicSummary } from '../topics/index.ts';
import { presentFound } from './found/presenter.ts';
import { parseQuery, type Term } from './query/parse-query.ts';
import { findAuthor, type Place, readMatches, readStems } from './query/repository.ts';
import { and, tsQuery } from './query/ts-query.ts';
import { inTurn } from './turns.ts';

type Query = z.output<typeof searchQuerySchema>;

const placeSchema = z.tuple([z.number().finite(), z.uuid(), placeInstantSchema]);
const nothing = { items: [], nextCursor: null, count: 0, isMore: false };

/**
 * Posts the asker may read that match, the best first, and members by name. Throws VALIDATION_FAILED where nothing or too
 * much is looked for, NOT_FOUND for a category or topic they may not read, BAD_REQUEST for a cursor that is not ours,
 * SEARCH_TOO_BROAD where it takes too long, UNAVAILABLE while too many look for something, or the same one for too much: a
 * member, or everybody at one address.
 */
export async function searchPosts(ctx: Ctx, query: Query, address: string): Promise<SearchAnswer> {
  const terms = parseQuery(query.q);
  const place = placeOf(query.cursor);
  await assertReadable(ctx, query);
  const isFirst = place === null;
  const people = isFirst && (query.kind === 'all' || query.kind === 'people') ? await findPeople(ctx, query.q) : [];
  if (query.kind === 'people') return { ...nothing, people };
  const author = query.author === undefined ? undefined : await findAuthor(ctx.db, query.author);
  if (author === null) return { ...nothing, people };
  return inTurn(ctx.actor?.id ?? address, async () => ({
    ...(await findPosts(ctx, query, terms, place, author)),
    people,
  }));
}

async function findPosts(ctx: Ctx, query: Query, terms: Term[], place: Place | null, author: string | undefined) {
  const stems = await readStems(ctx.db, wordsIn(terms));
  const marks = [
    ...(query.topicId ? [`t:${query.topicId}`] : []),
    ...(author ? [`a:${author}`] : []),
    ...(query.kind === 'topics' ? ['k:topic'] : query.kind === 'replies' ? ['k:reply'] : []),
  ];
  const asOf = place?.asOf ?? new Date().toISOString();
  const { categoryId, from, topicId, kind, limit } = query;
  const filter = {
    ...(categoryId !== undefined && { categoryId }),
    ...(from !== undefined && { from }),
    // What is written while somebody turns pages moves none of them.
    ...earliest(query.to, place?.asOf),
    ...(topicId !== undefined && { whole: true }),
    apart: kind === 'all',
  };
  const most = terms.some(({ tokens }) => tokens.length > 1) ? RANKED_PHRASES_MAX : RANKED_MAX;
  const page = { asOf, after: place, limit: limit + 1, ranked: most + 1 };
  const found = await readMatches(ctx.db, ctx.actor?.id ?? null, and(tsQuery(terms, stems), marks), filter, page);
  const rows = found.rows.slice(0, limit);
  const last = rows.at(-1);
  return {
    items: await presentFound(ctx.db, rows, terms, stems),
    nextCursor: last && found.rows.length > limit ? writePlace([last.score, last.id, asOf]) : null,
    count: Math.min(found.count, most),
    isMore: found.count > most,
  };
}

function earliest(...moments: (string | undefined)[]): { to?: string } {
  const [to] = moments.filter((one) => one !== undefined).sort((a, b) => Date.parse(a) - Date.parse(b));
  return to === undefined ? {} : { to };
}

export const wordsIn = (terms: readonly Term[]): string[] =>
  terms.filter(({ quoted }) => !quoted).flatMap(({ tokens }) => tokens.flatMap(({ words }) => [...words]));

function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [score, id, asOf] = readPlace(placeSchema, cursor);
  return { score, id, asOf };
}

async function assertReadable({ db, actor }: Ctx, { categoryId, topicId }: Query): Promise<void> {
  const userId = actor?.id ?? null;
  if (categoryId && !(await isReadable(db, userId, categoryId))) throw notFound('That category');
  if (topicId && !(await findTopicSummary(db, userId, topicId))) throw notFound('That topic');
}

/** By the beginning of a name; a visitor finds nobody. */
async function findPeople({ db, actor }: Ctx, q: string) {
  const name = q
    .replace(/["“”„]/g, '')
    .trim()
    .replace(/^@/, '');
  if (!actor || name.length < 2) return [];
  return (await readMentionable(db, actor.id, name, null)).map(presentPerson);
}
