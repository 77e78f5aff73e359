import type { Muted } from '@tidings/contracts';
import type { Reducers } from '../../lib/live/reducers.ts';
import type { MutesData } from './api/mutes.ts';
import type { Preferences, PreferencesAnswer } from './api/preferences.ts';

/** The newer of two; what only a reading says stays. */
export const newer = (data: Preferences, next: PreferencesAnswer): Preferences =>
  next.version > data.version ? { ...data, ...next } : data;

/** What events do to what reaches the reader. */
export const preferencesReducers: Reducers<Preferences> = { 'preferences:changed': newer };

export const isOf =
  ({ targetType, targetId }: Muted) =>
  (other: Muted): boolean =>
    other.targetType === targetType && other.targetId === targetId;

/** What events do to the list of what is muted. What is new in it has no name yet: it is asked for anew. */
export const mutesReducers: Reducers<MutesData> = {
  'mute:changed': (data, { targetType, targetId, mute }) => {
    const is = isOf({ targetType, targetId });
    if (!data.items.some(is)) return data;
    if (mute === null) return { ...data, items: data.items.filter((item) => !is(item)) };
    return { ...data, items: data.items.map((item) => (is(item) ? { ...mute, name: item.name } : item)) };
  },
};
