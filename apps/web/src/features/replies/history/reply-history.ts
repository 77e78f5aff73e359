import { call } from '../../../lib/api/call.ts';
import type { ReplyItem } from '../model/data.ts';
import { type History, historyOf } from './history.ts';

/** The earlier texts of a reply. */
export function replyHistory({ id, version, body }: ReplyItem, canRemove: boolean): History {
  const params = { id };
  return historyOf({
    ...{ of: 'reply', id, version, now: { title: null, body: body ?? '' } },
    readAll: (query, signal) => call('GET /api/replies/:id/revisions', { params, query }, { signal }),
    readOne: (number, signal) => call('GET /api/replies/:id/revisions/:number', { params: { id, number } }, { signal }),
    remove: canRemove
      ? (revisionId) => call('DELETE /api/replies/:id/revisions/:revisionId', { params: { id, revisionId } })
      : undefined,
  });
}
