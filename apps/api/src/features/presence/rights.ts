import { type Rights, right } from '../../platform/rights/right.ts';
import { canSpeak } from '../identity/index.ts';

/** Who may say what of themselves. That somebody silenced is writing is announced to nobody. */
export const presenceRights: Rights = {
  'presence:update': right('nothing', { body: () => ({ status: 'online' }) }),
  'typing:start': right('room', { unheard: (actor) => !canSpeak(actor), body: ({ id }) => ({ room: id }) }),
  'typing:stop': right('room', { unheard: (actor) => !canSpeak(actor), body: ({ id }) => ({ room: id }) }),
};
