import type { Actor } from '../../platform/kernel/actor.ts';
import { typedIn } from '../../platform/rights/cases.ts';
import { type Rights, right, type Sample } from '../../platform/rights/right.ts';
import { canSpeak } from '../identity/index.ts';

const typing = {
  states: typedIn,
  unheard: (actor: Actor) => !canSpeak(actor),
  body: ({ id }: Sample) => ({ room: id }),
};

/** Who may say what of themselves. That somebody silenced is writing is announced to nobody. */
export const presenceRights: Rights = {
  'presence:update': right('nothing', { body: () => ({ status: 'online' }) }),
  'typing:start': right('room', typing),
  'typing:stop': right('room', typing),
};
