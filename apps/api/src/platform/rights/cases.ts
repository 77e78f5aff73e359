import type { Role } from '@tidings/contracts';
import type { Actor } from '../kernel/actor.ts';
import type { Meeting } from './target-kind.ts';

/** Who asks: the columns of the table of rights. An author, and who is in a group, is of the rank of a member unless said. */
export const askers = [
  'visitor',
  'member',
  'silenced',
  'suspended',
  'author',
  'silenced author',
  'group member',
  'group owner',
  'moderator',
  'silenced moderator',
  'admin',
  // Another system with a key that is allowed everything there is, and with one that is allowed all but what is asked for.
  'key with the scope',
  'key without',
] as const;
export type Asker = (typeof askers)[number];
export const isKey = (who: Asker): who is 'key with the scope' | 'key without' => who.startsWith('key');

/** Whose things are asked about: of a member, a moderator, an admin. */
export const ranks: readonly Role[] = ['member', 'moderator', 'admin'];

const FOREVER = new Date(8.64e15);
const base: Actor = {
  id: 'somebody',
  username: 'somebody',
  displayName: 'Somebody',
  role: 'member',
  sessionId: 'session',
  suspendedUntil: null,
  silencedUntil: null,
  presenceHidden: false,
  presenceChoice: null,
  presenceUntil: null,
};

/** Who asks, as the server knows them; an author is of the rank of what they wrote. */
export function actorOf(who: Asker, authorRole: Role): Actor | null {
  if (who === 'visitor' || isKey(who)) return null;
  const silencedUntil = who.startsWith('silenced') ? FOREVER : null;
  if (who.endsWith('author')) return { ...base, id: 'author', role: authorRole, silencedUntil };
  const role = who.endsWith('moderator') ? 'moderator' : who === 'admin' ? 'admin' : 'member';
  return { ...base, role, silencedUntil, suspendedUntil: who === 'suspended' ? FOREVER : null };
}

/** What somebody is in the group that private things belong to; who wrote in it is in it. */
export function roleInGroup(who: Asker): Meeting['role'] {
  if (who === 'group owner') return 'owner';
  return who === 'group member' || who.endsWith('author') ? 'member' : null;
}

/** A thing in one of its states, of an author of some rank, as one of the askers meets it. */
export const meetingOf = (state: string, authorRole: Role, who: Asker): Meeting => ({
  state,
  author: { id: 'author', role: authorRole },
  role: roleInGroup(who),
});
