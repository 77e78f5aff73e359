import { queryOptions } from '@tanstack/react-query';
import { type Answer, call } from '../../../lib/api/call.ts';

export const topicKey = ['topic'] as const;

/** `likeVersion` is the version of the last like seen by an event or an answer; absent on a fresh snapshot. */
export type TopicData = Answer<'GET /api/topics/:id'> & { likeVersion?: number; deleted?: true };

/** A topic with the position of its room. `deleted` is set by the event: it was taken away while it was open. */
export const topicQuery = (id: string) =>
  queryOptions({
    queryKey: [...topicKey, id],
    queryFn: async ({ signal }): Promise<TopicData> =>
      await call('GET /api/topics/:id', { params: { id } }, { signal }),
    staleTime: 60_000,
  });
