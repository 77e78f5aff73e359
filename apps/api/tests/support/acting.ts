import type { Caller } from './answers.ts';

/** Has staff do something to a thing or a member, with a reason. */
export const act = (who: Caller, action: string, targetType: string, targetId: string, more: object = {}) =>
  who.post('/api/moderation/actions', { action, targetType, targetId, reason: 'Because.', ...more });
