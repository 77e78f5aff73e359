import type { ProfileAnswer } from '@tidings/contracts';
import type { Reducers } from '../../lib/live/reducers.ts';
import type { BlockedPeopleData } from './api/blocked-people.ts';
import type { BlocksData } from './api/relationships.ts';

/** What events do to a profile that is shown: who is blocked is not followed any more. */
export const profileReducers: Reducers<ProfileAnswer> = {
  'follow:changed': (data, { memberId, following }) =>
    data.id === memberId && data.viewer ? { ...data, viewer: { ...data.viewer, following } } : data,
  'block:changed': (data, { memberId, blocked }) =>
    data.id === memberId && data.viewer
      ? { ...data, viewer: { following: data.viewer.following && !blocked, blocked } }
      : data,
};

/** What events do to the list of whom the reader blocks. */
export const blocksReducers: Reducers<BlocksData> = {
  'block:changed': (data, { memberId, blocked }) => {
    if (data.ids.includes(memberId) === blocked) return data;
    return { ...data, ids: blocked ? [...data.ids, memberId] : data.ids.filter((id) => id !== memberId) };
  },
};

/** The same for their names; who is new among them is asked for. */
export const blockedPeopleReducers: Reducers<BlockedPeopleData> = {
  'block:changed': (data, { memberId, blocked }) =>
    blocked || !data.items.some(({ person }) => person.id === memberId)
      ? data
      : { ...data, items: data.items.filter(({ person }) => person.id !== memberId) },
};
