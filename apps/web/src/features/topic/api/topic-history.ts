import { call } from '../../../lib/api/call.ts';
import { type History, historyOf } from '../../replies/index.ts';
import type { TopicData } from './topic.ts';

/** The earlier texts of a topic. */
export function topicHistory({ id, version, title, body }: TopicData, canRemove: boolean): History {
  const params = { id };
  return historyOf({
    ...{ of: 'topic', id, version, now: { title, body: body ?? '' } },
    readAll: (query, signal) => call('GET /api/topics/:id/revisions', { params, query }, { signal }),
    readOne: (number, signal) => call('GET /api/topics/:id/revisions/:number', { params: { id, number } }, { signal }),
    remove: canRemove
      ? (revisionId) => call('DELETE /api/topics/:id/revisions/:revisionId', { params: { id, revisionId } })
      : undefined,
  });
}
