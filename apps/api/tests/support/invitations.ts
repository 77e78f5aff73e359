import type { Any, Member } from './forum.ts';

/** Asks somebody into a group. */
export const invite = (by: Member, group: string, { username }: Member): Promise<Any> =>
  by.post(`/api/groups/${group}/invitations`, { username });

/** What a member answers to an invitation. */
export const answered = (who: Member, { id }: Any, how: 'accept' | 'decline'): Promise<Any> =>
  who.post(`/api/invitations/${id}/${how}`);

/** What a member is in a group; null for who is not in it. */
export const roleIn = async (who: Member, group: string): Promise<string | null> =>
  (await who.get(`/api/groups/${group}` as '/api/groups/:id')).body.viewer?.role ?? null;
