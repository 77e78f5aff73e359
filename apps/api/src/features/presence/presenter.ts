import type { Person, PresenceStatePayload } from '@tidings/contracts';

export type Status = 'online' | 'away' | 'busy' | 'hidden';
export type Present = { person: Person; status: Status };

const MAX_SHOWN = 50;
const order: Record<Status, number> = { hidden: 0, busy: 1, online: 2, away: 3 };

/**
 * One entry a person over all their connections: hidden on one is hidden, busy on one is busy, and away means away on
 * all. Hidden people are counted in nothing.
 */
export function presentPeople(present: Iterable<Present>): PresenceStatePayload {
  const people = new Map<string, Present>();
  for (const one of present) {
    const known = people.get(one.person.id);
    if (!known || order[one.status] < order[known.status]) people.set(one.person.id, one);
  }
  const shown = [...people.values()]
    .filter(({ status }) => status !== 'hidden')
    .sort((a, b) => (a.person.username < b.person.username ? -1 : 1));
  return { people: shown.slice(0, MAX_SHOWN), total: shown.length };
}
