import type {
  Notification,
  NotificationCategory,
  NotificationCounts,
  ReceivedPayload,
  SnoozeInput,
} from '@tidings/contracts';
import { rooms } from '@tidings/contracts/plain';
import { localMeta } from '../../../lib/live/local-meta.ts';
import { reduce } from '../../../lib/live/reducers.ts';
import type { InboxData, InboxScope } from '../model/data.ts';
import { inboxReducers } from '../realtime.ts';

export type Verb = 'read' | 'unread' | 'archive' | 'unarchive' | 'delete' | 'undelete' | 'unsnooze';

/** What the reader does to their inbox. `at`: when, ISO; shown until the server says its own. */
export type Act =
  | { verb: Verb; ids: string[]; at: string }
  | { verb: 'snooze'; ids: [string]; snooze: SnoozeInput; at: string }
  | { verb: 'readAll'; upTo: number; category?: NotificationCategory | undefined; at: string }
  /** `ids`: what it will make unread, as far as it is loaded. */
  | { verb: 'undoReadAll'; ids: string[]; token: () => string };

/** Of an act that is shown before it is known: the numbers come from elsewhere. */
const counts: NotificationCounts = { unread: 0, unseen: 0, byCategory: {} };

type Said = {
  [N in 'read' | 'archived' | 'snoozed' | 'deleted']: [`notification:${N}`, ReceivedPayload<`notification:${N}`>];
}['read' | 'archived' | 'snoozed' | 'deleted'];

/** The event that the server will make of an act. */
function saidOf(act: Act): Said {
  switch (act.verb) {
    case 'read':
    case 'unread':
      return ['notification:read', { ids: act.ids, readAt: act.verb === 'read' ? act.at : null, counts }];
    case 'archive':
    case 'unarchive':
      return ['notification:archived', { ids: act.ids, archivedAt: act.verb === 'archive' ? act.at : null, counts }];
    case 'delete':
    case 'undelete':
      return ['notification:deleted', { ids: act.ids, deletedAt: act.verb === 'delete' ? act.at : null, counts }];
    case 'snooze':
    case 'unsnooze':
      return ['notification:snoozed', { ids: act.ids, until: act.verb === 'snooze' ? act.at : null, counts }];
    case 'undoReadAll':
      return ['notification:read', { ids: act.ids, readAt: null, counts }];
    case 'readAll': {
      const { upTo, category, at } = act;
      return ['notification:read', { upTo, ...(category && { category }), readAt: at, counts }];
    }
  }
}

/** A list with what is on its way: folded as its events will be. */
export const withActs = (data: InboxData, scope: InboxScope, acts: readonly Act[]): InboxData =>
  acts.reduce((list, act) => {
    const [name, payload] = saidOf(act);
    const context = { meta: localMeta(rooms.user('')), me: undefined };
    return reduce(inboxReducers(scope), list, name, payload as never, context);
  }, data);

/** One with what is on its way; undefined where that deletes it. */
export function oneWithActs(item: Notification, acts: readonly Act[]): Notification | undefined {
  const page = { items: [item], nextCursor: null, positions: {}, end: 0, asOf: 0 };
  const data = withActs({ pages: [page], pageParams: [undefined] }, { filter: 'all' }, acts);
  const away = (data.away ?? []).flatMap((one) => (one.deleted ? [] : [one.item]));
  return [...data.pages.flatMap(({ items }) => items), ...away].find(({ id }) => id === item.id);
}
