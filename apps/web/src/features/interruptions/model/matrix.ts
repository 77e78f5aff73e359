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
  /** Whether it is pushed and mailed; a channel this server does not have is not there. */
  also: Readonly<Partial<Record<AlsoChannel, boolean>>>;
  /** Whether its e-mails come once a day, in one. */
  daily: boolean;
};

/** What leaves the inbox, in the order of its columns. */
const alsoChannels = ['push', 'email'] as const;
export type AlsoChannel = (typeof alsoChannels)[number];
type Channels = Readonly<Record<string, boolean | undefined>>;

/** The channels this server has, of those that have a column. */
export const channelsOf = (types: Preferences['types']): AlsoChannel[] =>
  alsoChannels.filter((name) => types.some(({ channels }) => (channels as Channels)[name] !== undefined));

const known: Readonly<Record<string, NotificationType>> = notificationTypes as never;

function entryOf(type: string, channels: Channels, daily = false): MatrixEntry {
  const found = Object.hasOwn(known, type) ? known[type] : undefined;
  const { locale } = reading();
  const messages = found?.messages[locale === 'de' ? 'de' : 'en'];
  return {
    type,
    // One that a newer server knows has no name here.
    label: messages?.label ?? type,
    group: groupOf[found?.category ?? ''] ?? 'place',
    priority: found?.priority ?? 'normal',
    on: channels.inApp ?? true,
    also: Object.fromEntries(
      alsoChannels.flatMap((name) => (channels[name] === undefined ? [] : [[name, channels[name]]])),
    ),
    locked: found?.mutable === false,
    daily,
  };
}

const rankOf = (type: string): number => (Object.hasOwn(known, type) ? known[type]?.rank : undefined) ?? 100;

/** What may reach a member, by subject, what matters most first. What staff hear of is for staff. */
export function matrixOf(types: Preferences['types'], isStaff: boolean): [MatrixGroup, MatrixEntry[]][] {
  const locked = Object.values(known).filter(({ mutable }) => !mutable);
  const entries = [
    ...types.map(({ type, channels, daily }) => entryOf(type, channels, daily)),
    ...locked.map(({ type }) => entryOf(type, {})),
  ].sort((a, b) => rankOf(a.type) - rankOf(b.type));
  return groups
    .filter((group) => group !== 'staff' || isStaff)
    .map((group): [MatrixGroup, MatrixEntry[]] => [group, entries.filter((entry) => entry.group === group)])
    .filter(([, list]) => list.length > 0);
}
