import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../lib/api/call.ts';

/** As many as the server keeps of one post. */
const mostRevisions = 100;

type Page = Answer<'GET /api/replies/:id/revisions'>;
export type Revision = Page['items'][number];

type Source = {
  of: 'topic' | 'reply';
  id: string;
  /** Of the post: an edit makes another history. */
  version: number;
  /** How it reads now; a reply has no title. */
  now: { title: string | null; body: string };
  readAll: (query: { limit: number }, signal: AbortSignal) => Promise<Page>;
  readOne: (number: number, signal: AbortSignal) => Promise<Revision>;
  /** Removes an earlier text for good; undefined for who may not. */
  remove: ((revisionId: string) => Promise<unknown>) | undefined;
};

/** Earlier texts of a topic or reply: which there are, oldest first, each by its number, and how it reads now. */
export const historyOf = ({ of, id, version, now, readAll, readOne, remove }: Source) => ({
  now,
  remove,
  list: queryOptions({
    queryKey: ['revisions', of, id, version],
    queryFn: async ({ signal }) => (await readAll({ limit: mostRevisions }, signal)).items,
  }),
  text: (number: number) =>
    queryOptions({
      queryKey: ['revisions', of, id, version, number],
      queryFn: async ({ signal }) => (await readOne(number, signal)).body,
    }),
});
export type History = ReturnType<typeof historyOf>;
