import { isStaff, type Member } from './state.ts';

/** Whom something is shown to. */
export type Audience = 'everyone' | 'visitors' | 'members' | 'staff' | 'admins';

/** Whether the reader, a member or a visitor, is among them. */
export function isFor(audience: Audience | undefined, member: Member | undefined): boolean {
  if (audience === 'visitors') return member === undefined;
  if (audience === 'members') return member !== undefined;
  if (audience === 'admins') return member?.role === 'admin';
  return audience !== 'staff' || isStaff(member);
}
