import type { Any, Member } from './forum.ts';

/** Has a member report something. */
export const report = (who: Member, targetType: string, targetId: string) =>
  who.post('/api/reports', { targetType, targetId, reason: 'abuse' });

/** What is in the queue about something, as a moderator reads it. */
export const reportsOf = async (mod: Member, targetId: string, state = 'open'): Promise<Any[]> =>
  (await mod.get(`/api/moderation/reports?limit=100&state=${state}` as '/api/moderation/reports')).body.items.filter(
    (item: Any) => item.targetId === targetId,
  );

/** Has a moderator take an act back. */
export const undo = (who: Member, id: string) => who.post(`/api/moderation/actions/${id}/undo`);
