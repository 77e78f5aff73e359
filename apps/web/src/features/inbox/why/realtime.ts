import type { Reducers } from '../../../lib/live/reducers.ts';
import { isOf } from './model/mutes.ts';
import type { Subject } from './model/subject.ts';

/** What events, and what the reader is just changing, do to the settings of an item. */
export const subjectReducers: Reducers<Subject> = {
  'watch:changed': (data, { targetType, targetId, level }) => ({
    ...data,
    places: data.places.map((place) =>
      place.type === targetType && place.id === targetId ? { ...place, level } : place,
    ),
  }),
  // One's own act has the version of what it is made on.
  'preferences:changed': (data, preferences) =>
    preferences.version < data.preferences.version ? data : { ...data, preferences },
  'mute:changed': (data, { mute, ...of }) => ({
    ...data,
    mutes: [...data.mutes.filter((one) => !isOf(of)(one)), ...(mute ? [mute] : [])],
  }),
  'follow:changed': (data, { memberId, following }) =>
    data.person?.id === memberId && data.person.following !== undefined
      ? { ...data, person: { ...data.person, following } }
      : data,
};
