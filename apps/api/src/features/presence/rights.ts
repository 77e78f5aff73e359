import type { Actor } from '../../platform/kernel/actor.ts';
import { roomKind, typedIn } from '../../platform/realtime/room-kind.ts';
import { type Rights, right, type Sample } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';
import { canSpeak } from '../identity/index.ts';

const typing = {
  states: typedIn,
  unheard: (actor: Actor) => !canSpeak(actor),
  body: ({ id }: Sample) => ({ room: id }),
};

/** Who may say what of themselves. That somebody silenced is writing is announced to nobody. */
export const presenceCommandRights: Rights = {
  'presence:update': right(nothing, { body: () => ({ status: 'online' }) }),
  // Whom one may not see is answered as offline, so everybody may ask for anybody.
  'presence:watch': right(nothing, { body: () => ({ userIds: [] }) }),
  'typing:start': right(roomKind, typing),
  'typing:stop': right(roomKind, typing),
};

export const presenceRights: Rights = {
  ownPresence: right(nothing),
  setOwnPresence: right(nothing, { body: ({ later }) => ({ status: 'busy', until: later }) }),
  endOwnPresence: right(nothing),
  watchPresence: right(nothing, { body: () => ({ userIds: [] }) }),
};
