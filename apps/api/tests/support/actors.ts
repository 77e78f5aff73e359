import type { Role } from '@tidings/contracts';
import type { Actor } from '../../src/platform/kernel/actor.ts';

/** Every role, from the least to the most; tables of rights go through them. */
export const roles: readonly Role[] = ['member', 'moderator', 'admin'];

/** Somebody to ask a policy about, with nothing against them. */
export const actorWith = (role: Role, id = 'me', more: Partial<Actor> = {}): Actor => ({
  id,
  role,
  username: id,
  displayName: id,
  sessionId: 's',
  suspendedUntil: null,
  silencedUntil: null,
  presenceHidden: false,
  presenceChoice: null,
  presenceUntil: null,
  ...more,
});
