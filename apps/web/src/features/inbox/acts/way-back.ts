import type { Notification } from '@tidings/contracts';
import type { Act, Verb } from './act.ts';

const inverse: Record<Verb, Verb> = {
  read: 'unread',
  unread: 'read',
  archive: 'unarchive',
  unarchive: 'archive',
  delete: 'undelete',
  undelete: 'delete',
  unsnooze: 'unsnooze',
};

/** Whether it changes anything of one: what is so already is not done, and so is not undone either. */
export const changes: Record<Verb, (item: Notification) => boolean> = {
  read: ({ readAt }) => readAt === null,
  unread: ({ readAt }) => readAt !== null,
  archive: ({ archivedAt }) => archivedAt === null,
  unarchive: ({ archivedAt }) => archivedAt !== null,
  delete: () => true,
  undelete: () => true,
  unsnooze: ({ snoozedUntil }) => snoozedUntil !== null,
};

function doing(verb: Verb, items: readonly Notification[], now: number): Act[] {
  const ids = items.map(({ id }) => id);
  return ids.length === 0 ? [] : [{ verb, ids, at: new Date(now).toISOString() }];
}

/** The snooze it has, unless that would have ended meanwhile. */
const snoozeOf = ({ snoozedUntil }: Notification, now: number) =>
  snoozedUntil !== null && Date.parse(snoozedUntil) > now ? snoozedUntil : undefined;

/** Puts one off as it was. That makes unread, and archived no more: what it was is done again. */
const snoozeAgain = (item: Notification, until: string, now: number): Act[] => [
  { verb: 'snooze', ids: [item.id], snooze: { until }, at: until },
  ...(item.readAt === null ? [] : doing('read', [item], now)),
];

/** What brings these back to what they were before `verb`, which changed all of them. To archive ends a snooze. */
export function wayBack(verb: Verb, items: readonly Notification[], now: number): Act[] {
  const endsSnooze = verb === 'archive' || verb === 'unsnooze';
  const until = (item: Notification) => (endsSnooze ? snoozeOf(item, now) : undefined);
  return [
    ...doing(
      inverse[verb],
      items.filter((item) => until(item) === undefined),
      now,
    ),
    ...items.flatMap((item) => {
      const at = until(item);
      return at === undefined ? [] : snoozeAgain(item, at, now);
    }),
  ];
}

/** What brings one back to what it was before it was put off. */
export function wayBackFromSnooze(item: Notification, now: number): Act[] {
  const until = snoozeOf(item, now);
  if (until !== undefined) return snoozeAgain(item, until, now);
  return [
    ...doing('unsnooze', [item], now),
    ...(item.readAt === null ? [] : doing('read', [item], now)),
    ...(item.archivedAt === null ? [] : doing('archive', [item], now)),
  ];
}
