import type { Query, QueryClient } from '@tanstack/react-query';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { inboxListKey } from './api/list.ts';
import { type InboxItem, inboxItemKey } from './api/one.ts';
import { inboxSummaryQuery } from './api/summary.ts';
import type { InboxData, InboxFilter, InboxScope, InboxSummary } from './model/data.ts';
import { knows } from './model/pages.ts';
import { inboxReducers, itemReducers, summaryReducers } from './realtime.ts';
import { subjectKey } from './why/api/subject.ts';
import type { Subject } from './why/model/subject.ts';
import { subjectReducers } from './why/realtime.ts';

const live: readonly InboxFilter[] = ['all', 'unread', 'mentions'];
const every: readonly InboxFilter[] = [...live, 'snoozed', 'archived'];

/** Asks anew for lists that may have got back what the event only names. `ids` undefined: it names nothing. */
function bringBack(client: QueryClient, filters: readonly InboxFilter[], ids?: readonly string[]): void {
  for (const query of client.getQueryCache().findAll({ queryKey: inboxListKey })) {
    const data = query.state.data as InboxData | undefined;
    if (!data || !filters.includes((query.queryKey[2] as InboxScope).filter)) continue;
    if (ids?.every((id) => knows(data, id))) continue;
    anew(client, query);
  }
}

/** What nobody looks at is let go: a mark on it would go with the next event. */
function anew(client: QueryClient, query: Query): void {
  if (query.isActive()) client.invalidateQueries({ queryKey: query.queryKey, exact: true }).catch(() => undefined);
  else client.getQueryCache().remove(query);
}

export const liveCaches: readonly LiveCache[] = [
  liveCache<InboxData>(inboxListKey, (key) => inboxReducers(key[2] as InboxScope), {
    followers: {
      'notification:read': (client, { ids, readAt }) => {
        if (readAt === null) bringBack(client, ['unread'], ids);
      },
      'notification:archived': (client, { ids, archivedAt }) =>
        bringBack(client, archivedAt === null ? live : ['archived'], ids),
      'notification:snoozed': (client, { ids, until }) => bringBack(client, until === null ? live : ['snoozed'], ids),
      'notification:deleted': (client, { ids, deletedAt }) => {
        if (deletedAt === null) bringBack(client, every, ids);
      },
      'notification:count': (client) => bringBack(client, every),
    },
  }),
  liveCache<InboxItem>(inboxItemKey, () => itemReducers, {
    followers: {
      // What it is now the event does not say.
      'notification:deleted': (client, { ids, deletedAt }) => {
        if (deletedAt !== null) return;
        for (const query of client.getQueryCache().findAll({ queryKey: inboxItemKey }))
          if (ids.includes(String(query.queryKey[2]))) anew(client, query);
      },
    },
  }),
  liveCache<InboxSummary>(inboxSummaryQuery().queryKey, () => summaryReducers),
  liveCache<Subject>(subjectKey, () => subjectReducers),
];
