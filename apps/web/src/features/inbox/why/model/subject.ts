import type {
  Mute,
  Notification,
  NotificationPreferences,
  Positions,
  WatchLevel,
  WatchTarget,
} from '@tidings/contracts';

/** What is watched, and how much. */
export type Place = { type: WatchTarget; id: string; name: string; level: WatchLevel };
/** Who did it. `following` undefined: it does not matter here. */
export type Person = { id: string; name: string; username?: string; following?: boolean };

/** What a notification is about, and what of the reader's settings brought it: everything that can be changed where it is explained. */
export type Subject = {
  preferences: NotificationPreferences;
  mutes: readonly Mute[];
  places: readonly Place[];
  /** The reply its thread begins with. */
  threadId: string | undefined;
  person: Person | undefined;
  positions: Positions;
};

/** Reasons this program explains; a newer server may have others. */
export const reasons = [
  'your_post',
  'your_topic',
  'your_reply',
  'mentioned',
  'group_mentioned',
  'watching_topic',
  'watching_category',
  'watching_group',
  'you_follow',
  'your_group',
  'followed_you',
  'invited',
  'you_own',
  'you_moderate',
  'about_you',
  'named_by_event',
  'you_run_it',
  'you_monitor',
  'family',
  'you_decide',
  'direct_message',
  'you_asked',
  'your_agent',
] as const;
export type Reason = (typeof reasons)[number];
export const isReason = (name: string): name is Reason => (reasons as readonly string[]).includes(name);

const placeOf: Partial<Record<Reason, readonly WatchTarget[]>> = {
  your_post: ['topic'],
  your_topic: ['topic'],
  your_reply: ['topic'],
  mentioned: ['topic'],
  group_mentioned: ['topic'],
  watching_topic: ['topic'],
  watching_category: ['category'],
  watching_group: ['group', 'topic'],
  you_follow: ['category'],
  your_group: ['group'],
  you_own: ['group'],
};

/** Of the places it comes from those whose level has to do with it, the first of all the one that caused it. */
export const placesFor = ({ reason }: Pick<Notification, 'reason'>, { places }: Pick<Subject, 'places'>): Place[] =>
  (isReason(reason) ? (placeOf[reason] ?? []) : []).flatMap((type) => places.filter((place) => place.type === type));

/** Whether its type is on; undefined: it can never be turned off. */
export const isOn = (type: string, { preferences }: Pick<Subject, 'preferences'>): boolean | undefined =>
  preferences.types.find((one) => one.type === type)?.channels.inApp;
