import type { z } from 'zod';
import type { Locale } from '../identity/locales.ts';
import type { NotificationCategory } from './categories.ts';

/** How much a notification matters. `critical` passes quiet hours. */
export const notificationPriorities = ['low', 'normal', 'high', 'critical'] as const;
export type NotificationPriority = (typeof notificationPriorities)[number];

/** What a notification is about. */
export type NotificationEntity = {
  type: 'topic' | 'reply' | 'user' | 'group' | 'report' | 'order' | 'alert' | 'approval' | 'agent' | 'message';
  id: string;
};

/**
 * ICU messages of a type. They are given every field of its data that is text or a number, `who` (the actors, as "Ana, Ben and 3
 * others") and `count` (how many they are).
 */
export type NotificationMessages = {
  /** What the type is called in settings and filters: "Likes". */
  label: string;
  title: string;
  message: string;
  /** On the button that leads there. */
  action: string;
};

/** A type of notification: all there is to say of it. One file a type in `types/`. */
export type NotificationType<T extends string = string, D extends z.ZodObject = z.ZodObject> = {
  readonly type: T;
  readonly category: NotificationCategory;
  readonly priority: NotificationPriority;
  /** Where what happened decides how much it matters, and not its type. */
  readonly priorityOf?: (data: z.infer<D>) => NotificationPriority;
  /** What its templates and its address are made from. */
  readonly data: D;
  /** Where a fact makes several of them for one member, the lowest wins: mention before reply before comment before watching. */
  readonly rank: number;
  /** Unread ones of the same key are one row that grows; `null`: each is its own. */
  readonly groupKey: ((of: { entity: NotificationEntity; data: z.infer<D> }) => string) | null;
  /** Channels it uses unless the member says otherwise. */
  readonly defaults: { readonly inApp: boolean; readonly push: boolean; readonly email: boolean };
  /** Whether mutes, preferences and blocks may keep it away. What they may not stays in the inbox until it is read. */
  readonly mutable: boolean;
  /** It is said to the member by name, and gets through a mute that lets mentions through. */
  readonly byName?: true;
  /** Whether it goes when what caused it goes. */
  readonly retractable: boolean;
  readonly url: (data: z.infer<D>) => string;
  /** What its messages are given besides, or instead of, a field of its data: what each language writes its own way. */
  readonly values?: (data: z.infer<D>, locale: Locale) => Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<Locale, NotificationMessages>>;
};

/** Declares a type of notification. */
export const defineNotificationType = <const T extends string, D extends z.ZodObject>(
  type: NotificationType<T, D>,
): NotificationType<T, D> => type;
