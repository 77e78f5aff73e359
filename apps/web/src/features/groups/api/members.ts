import type { GroupMember } from '@tidings/contracts';
import { call, type Input } from '../../../lib/api/call.ts';

export const setGroupRole = (id: string, username: string, role: GroupMember['role']) =>
  call('PUT /api/groups/:id/members/:username', { params: { id, username }, body: { role } });

export const removeMember = (id: string, username: string) =>
  call('DELETE /api/groups/:id/members/:username', { params: { id, username }, body: {} });

export const patchGroup = (id: string, body: Input<'PATCH /api/groups/:id'>['body']) =>
  call('PATCH /api/groups/:id', { params: { id }, body });
