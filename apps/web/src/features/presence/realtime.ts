import type { Person } from '@tidings/contracts';
import { isRedacted } from '../../lib/live/redacted.ts';
import type { Reducers } from '../../lib/live/reducers.ts';
import type { TopicPeople } from './data.ts';

/** A typing sign never outlives this, whatever the server's clock says. */
const maxMs = 6000;

const stopped = (data: TopicPeople, person: Person): TopicPeople =>
  data.typing.some((entry) => entry.person.id === person.id)
    ? { ...data, typing: data.typing.filter((entry) => entry.person.id !== person.id) }
    : data;

/** What events say about the people in one topic. Oneself is never among those who type. */
export const peopleReducers = (topicId: string): Reducers<TopicPeople> => {
  const isHere = (room: string) => room.endsWith(topicId);
  return {
    'presence:state': (data, payload, { meta }) => (isHere(meta.room) ? { ...data, here: payload } : data),
    'typing:state': (data, { person, typing, expiresAt }, { meta, me }) => {
      if (!isHere(meta.room) || person.id === me?.id) return data;
      const rest = stopped(data, person);
      if (!typing) return rest;
      const forMs = Math.min(maxMs, Math.max(0, Date.parse(expiresAt) - Date.parse(meta.at)));
      return { ...rest, typing: [...rest.typing, { person, at: meta.at, forMs }] };
    },
    'reply:created': (data, payload) =>
      isRedacted(payload) || payload.topicId !== topicId ? data : stopped(data, payload.author),
  };
};
