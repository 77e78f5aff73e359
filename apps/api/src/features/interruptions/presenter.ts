import {
  emailDelays,
  type NotificationPreferences,
  type NotificationType,
  notificationTypes,
  type QuietSpan,
} from '@tidings/contracts';

/** What a member set, but for the types. */
export type SettingRow = {
  quietOn: boolean;
  quietSpans: unknown;
  dndUntil: Date | null;
  busyIsQuiet: boolean;
  calm: boolean;
  sound: boolean;
  /** In minutes; -1: never. */
  emailDelay: number;
  digestHour: number;
  version: number;
};
/** What they set for a type; null: as it is by default. */
export type TypeRow = {
  type: string;
  inApp: boolean | null;
  push: boolean | null;
  email: boolean | null;
  daily: boolean | null;
};

/** What a member chose by hand for all devices, as it is kept. */
export type ChoiceRow = { presenceChoice: string | null; presenceUntil: Date | null };

/** Until when a member is busy; null: they are not, or it is over. */
export const busyOf = ({ presenceChoice, presenceUntil }: ChoiceRow, now = Date.now()): Busy =>
  presenceChoice === 'busy' && (presenceUntil === null || presenceUntil.getTime() > now)
    ? { until: presenceUntil?.toISOString() ?? null }
    : null;
type Busy = NonNullable<NotificationPreferences['busy']> | null;

/** As it is for who never set anything. */
export const unset: SettingRow = {
  quietOn: false,
  quietSpans: [],
  dndUntil: null,
  busyIsQuiet: true,
  calm: false,
  sound: false,
  emailDelay: 5,
  digestHour: 8,
  version: 0,
};

const types: readonly NotificationType[] = Object.values(notificationTypes) as unknown as NotificationType[];

export type Chosen = { row: SettingRow; types: readonly TypeRow[]; choice: ChoiceRow };

/** What a member set, whole: what they left as it was too. A "do not disturb" that is past is none. */
export function presentPreferences(
  { row, types: typeRows, choice }: Chosen,
  now = Date.now(),
): NotificationPreferences {
  const set = new Map(typeRows.map((one) => [one.type, one]));
  const { quietOn, quietSpans, dndUntil, busyIsQuiet, calm, sound, emailDelay, digestHour, version } = row;
  return {
    types: types
      .filter(({ mutable }) => mutable)
      .map(({ type, defaults }) => presentType(type, defaults, set.get(type))),
    // The database keeps the names of a span in an order of its own.
    quietHours: { on: quietOn, spans: (quietSpans as QuietSpan[]).map(({ day, from, to }) => ({ day, from, to })) },
    dndUntil: dndUntil && dndUntil.getTime() > now ? dndUntil.toISOString() : null,
    ...{ busyIsQuiet, busy: busyOf(choice, now), calm, sound, version },
    emailDelayMinutes: emailDelays.find((minutes) => minutes === emailDelay) ?? null,
    digestHour,
  };
}

const presentType = (type: string, defaults: NotificationType['defaults'], set: TypeRow | undefined) => ({
  type,
  channels: {
    inApp: set?.inApp ?? defaults.inApp,
    push: set?.push ?? defaults.push,
    email: set?.email ?? defaults.email,
  },
  daily: set?.daily ?? false,
});
