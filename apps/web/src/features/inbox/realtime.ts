import type { EventMeta, EventName, Notification, NotificationCounts, ReceivedPayload } from '@tidings/contracts';
import { isRedacted } from '../../lib/live/redacted.ts';
import type { Reducer, Reducers } from '../../lib/live/reducers.ts';
import type { InboxItem } from './api/one.ts';
import type { InboxData, InboxScope, InboxSummary } from './model/data.ts';
import { changed, noted, placed, type Step, without } from './model/pages.ts';

type Read = ReceivedPayload<'notification:read'>;
type Placed = ReceivedPayload<'notification:new'>;

/** Whether a mark concerns one, as the server decides it: what is so already stays as it is. */
function isMarked({ ids, upTo = 0, category, readAt, wasReadAt }: Read, item: Notification): boolean {
  if ((item.readAt === null) === (readAt === null)) return false;
  if (ids) return ids.includes(item.id);
  if (item.position > upTo || item.archivedAt !== null || item.snoozedUntil !== null) return false;
  return (category === undefined || item.category === category) && (!wasReadAt || item.readAt === wasReadAt);
}

function arrived(data: InboxData, payload: Placed, step: Step): InboxData {
  if (isRedacted(payload)) return data;
  const { counts: _, ...item } = payload;
  return placed(data, item, step);
}

/** Changes what is there: what is deleted is changed by nothing but being brought back. */
const there = (data: InboxData, step: Step, change: (item: Notification) => Notification): InboxData =>
  changed(data, step, (known) => (known.deleted ? known : { ...known, item: change(known.item) }));

function some(data: InboxData, step: Step, ids: string[], change: (item: Notification) => Notification): InboxData {
  const named = new Set(ids);
  return there(data, step, (item) => (named.has(item.id) ? change(item) : item));
}

const archive = (archivedAt: string | null) => (item: Notification) =>
  (item.archivedAt === null) === (archivedAt === null) ? item : { ...item, archivedAt, snoozedUntil: null };

/** What is put off comes back unread. */
const snooze = (until: string | null) => (item: Notification) =>
  item.snoozedUntil === until
    ? item
    : { ...item, snoozedUntil: until, archivedAt: null, readAt: until === null ? item.readAt : null };

const changedOne = (data: InboxItem, ids: readonly string[], change: (item: Notification) => Notification | null) =>
  data.item && ids.includes(data.item.id) ? { ...data, item: change(data.item) } : data;

function placedOne(data: InboxItem, payload: Placed): InboxItem {
  if (isRedacted(payload) || payload.id !== data.item?.id || payload.version < data.item.version) return data;
  const { counts: _, ...item } = payload;
  return { ...data, item };
}

/** What events do to one list of the inbox. */
export function inboxReducers(scope: InboxScope): Reducers<InboxData> {
  const fold =
    <N extends EventName>(
      change: (data: InboxData, payload: ReceivedPayload<N>, step: Step) => InboxData,
    ): Reducer<InboxData, N> =>
    (data, payload, { meta }) => {
      // One's own act has no place among the events: it is taken in again when its event is here.
      const step = { scope, offset: 'offset' in meta && meta.id !== '' ? meta.offset : undefined };
      return noted(change(data, payload, step), step);
    };
  return {
    'notification:new': fold<'notification:new'>(arrived),
    'notification:updated': fold<'notification:updated'>(arrived),
    'notification:read': fold<'notification:read'>((data, payload, step) =>
      there(data, step, (item) => (isMarked(payload, item) ? { ...item, readAt: payload.readAt } : item)),
    ),
    'notification:archived': fold<'notification:archived'>((data, { ids, archivedAt }, step) =>
      some(data, step, ids, archive(archivedAt)),
    ),
    'notification:snoozed': fold<'notification:snoozed'>((data, { ids, until }, step) =>
      some(data, step, ids, snooze(until)),
    ),
    'notification:deleted': fold<'notification:deleted'>((data, { ids, deletedAt }, step) => {
      const named = new Set(ids);
      return changed(data, step, (known) =>
        named.has(known.item.id) ? { ...known, deleted: deletedAt !== null } : known,
      );
    }),
    'notification:retracted': fold<'notification:retracted'>((data, { ids }) => without(data, new Set(ids))),
  };
}

/** The numbers of the greater offset win, whichever way they came. */
const counted = (data: InboxSummary, counts: NotificationCounts, asOf: number): InboxSummary =>
  asOf > data.asOf ? { ...data, counts, asOf } : data;

type Counted = { counts: NotificationCounts };
const byEvent = (data: InboxSummary, { counts }: Counted, { meta }: { meta: EventMeta<'notification:read'> }) =>
  counted(data, counts, meta.offset);

/** What events do to what counts. */
export const summaryReducers: Reducers<InboxSummary> = {
  'notification:new': (data, payload, context) => (isRedacted(payload) ? data : byEvent(data, payload, context)),
  'notification:updated': (data, payload, context) => (isRedacted(payload) ? data : byEvent(data, payload, context)),
  'notification:read': byEvent,
  'notification:archived': byEvent,
  'notification:snoozed': byEvent,
  'notification:deleted': byEvent,
  'notification:retracted': byEvent,
  'notification:seen': (data, payload, context) => {
    const next = byEvent(data, payload, context);
    return payload.upTo > next.seenUpTo ? { ...next, seenUpTo: payload.upTo } : next;
  },
  'notification:count': (data, { asOf, ...counts }) => counted(data, counts, asOf),
};

/** What events do to the one that is open. */
export const itemReducers: Reducers<InboxItem> = {
  'notification:new': (data, payload) => placedOne(data, payload),
  'notification:updated': (data, payload) => placedOne(data, payload),
  'notification:read': (data, payload) =>
    data.item && isMarked(payload, data.item) ? { ...data, item: { ...data.item, readAt: payload.readAt } } : data,
  'notification:archived': (data, { ids, archivedAt }) => changedOne(data, ids, archive(archivedAt)),
  'notification:snoozed': (data, { ids, until }) => changedOne(data, ids, snooze(until)),
  'notification:deleted': (data, { ids, deletedAt }) => (deletedAt === null ? data : changedOne(data, ids, () => null)),
  'notification:retracted': (data, { ids }) => changedOne(data, ids, () => null),
};
