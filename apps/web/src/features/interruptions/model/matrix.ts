import { type NotificationType, notificationTypes } from '@tidings/contracts';
import { reading } from '../../../i18n/reader.ts';
import type { Preferences } from '../api/preferences.ts';

const groups = ['safety', 'conversation', 'people', 'staff', 'place'] as const;
export type MatrixGroup = (typeof groups)[number];

const groupOf: Readonly<Record<string, MatrixGroup>> = {
  ...{ reactions: 'conversation', replies: 'conversation', mentions: 'conversation', watching: 'conversation' },
  ...{ people: 'people', groups: 'people', moderation: 'staff', alerts: 'safety' },
};

/** One type as the page shows it. `locked`: it may not be turned off. */
export type MatrixEntry = {
  type: string;
  label: string;
  group: MatrixGroup;
  priority: NotificationType['priority'];
  on: boolean;
  locked: boolean;
};

const known: Readonly<Record<string, NotificationType>> = notificationTypes as never;

function entryOf(type: string, on: boolean): MatrixEntry {
  const found = Object.hasOwn(known, type) ? known[type] : undefined;
  const { locale } = reading();
  const messages = found?.messages[locale === 'de' ? 'de' : 'en'];
  return {
    type,
    // One that a newer server knows has no name here.
    label: messages?.label ?? type,
    group: groupOf[found?.category ?? ''] ?? 'place',
    priority: found?.priority ?? 'normal',
    on,
    locked: found?.mutable === false,
  };
}

const rankOf = (type: string): number => (Object.hasOwn(known, type) ? known[type]?.rank : undefined) ?? 100;

/** What may reach a member, by subject, what matters most first. What staff hear of is for staff. */
export function matrixOf(types: Preferences['types'], isStaff: boolean): [MatrixGroup, MatrixEntry[]][] {
  const locked = Object.values(known).filter(({ mutable }) => !mutable);
  const entries = [
    ...types.map(({ type, channels }) => entryOf(type, channels.inApp ?? true)),
    ...locked.map(({ type }) => entryOf(type, true)),
  ].sort((a, b) => rankOf(a.type) - rankOf(b.type));
  return groups
    .filter((group) => group !== 'staff' || isStaff)
    .map((group): [MatrixGroup, MatrixEntry[]] => [group, entries.filter((entry) => entry.group === group)])
    .filter(([, list]) => list.length > 0);
}
