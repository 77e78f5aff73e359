import { until } from '@tidings/testing';
import type { Caller } from '../support/answers.ts';
import { type Any, type Forum, startForum } from '../support/forum.ts';

/** A forum whose jobs look for work all the time. */
export const startSearching = (more: Record<string, string> = {}): Promise<Forum> =>
  startForum({ TIMINGS: '{"jobPoll":20}', ...more });

/** Everything that was written is in the index. */
export const indexed = ({ db }: Pick<Forum, 'db'>): Promise<unknown> =>
  until(
    async () => {
      const { rows } = await db.pool.query(
        'SELECT NOT EXISTS (SELECT FROM search_due) AND NOT EXISTS (SELECT FROM search_backfill) AS done',
      );
      return rows[0].done;
    },
    { what: 'the index to be current', timeoutMs: 60_000 },
  );

type Query = Record<string, string | number>;
/** What somebody finds. Throws where they are refused. */
export async function found(who: Caller, q: string, more: Query = {}): Promise<Any> {
  const { status, body } = await who.get(
    `/api/search?${new URLSearchParams({ q, ...(more as Record<string, string>) })}`,
  );
  if (status !== 200) throw new Error(`${q}: ${JSON.stringify(body)}`);
  return body;
}

export const textOf = (parts: { text: string }[]): string => parts.map(({ text }) => text).join('');
/** As it is shown: what was looked for in brackets. */
export const marked = (parts: { text: string; hit: boolean }[]): string =>
  parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
