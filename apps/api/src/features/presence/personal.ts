import { type Personal, removed } from '../../platform/personal/personal.ts';

/** What is kept of who is there; what a member chose stands in their account. */
export const presencePersonal: Personal = { columns: { 'presence_lease.user_id': removed } };
