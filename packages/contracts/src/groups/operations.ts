import { z } from 'zod';
import { usernameSchema } from '../identity/schemas.ts';
import { idSchema } from '../kernel/ids.ts';
import { positionsSchema } from '../kernel/meta.ts';
import { pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId, why } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import {
  createGroupInputSchema,
  groupActivityEntrySchema,
  groupListQuerySchema,
  groupMemberSchema,
  groupRoleInputSchema,
  groupSchema,
  patchGroupInputSchema,
} from './schemas.ts';

export const groupOperations = {
  groups: operation({
    method: 'GET',
    path: '/api/groups',
    access: 'member',
    summary: 'Lists the groups the viewer is in, then those they may join, by name.',
    query: groupListQuerySchema,
    answer: pageOf(groupSchema),
  }),
  createGroup: operation({
    method: 'POST',
    path: '/api/groups',
    access: 'member',
    summary: 'Creates a group; the creator owns it.',
    body: createGroupInputSchema,
    answer: groupSchema,
    status: 201,
  }),
  group: operation({
    method: 'GET',
    path: '/api/groups/:id',
    access: 'member',
    summary: 'Answers a group with the positions of its room and of the viewer’s own.',
    params: byId,
    answer: groupSchema.extend({
      positions: positionsSchema.describe('Where the room of the group and the viewer’s own stood when it was read.'),
    }),
  }),
  patchGroup: operation({
    method: 'PATCH',
    path: '/api/groups/:id',
    access: 'member',
    summary: 'Changes what a group is called, its address, what it is for, or who may join; owners and admins only.',
    params: byId,
    body: patchGroupInputSchema,
    answer: groupSchema,
    perMinute: 20,
  }),
  deleteGroup: operation({
    method: 'DELETE',
    path: '/api/groups/:id',
    access: 'member',
    summary: 'Deletes a group without categories, for good; owners and admins only.',
    params: byId,
    body: z.strictObject(why).optional(),
  }),
  archiveGroup: operation({
    method: 'PUT',
    path: '/api/groups/:id/archive',
    access: 'member',
    summary:
      'Archives a group: it takes no members, its categories stay readable and take no topics and replies. Owners and admins only.',
    params: byId,
    body: z.strictObject(why).optional(),
    answer: groupSchema,
    perMinute: 6,
  }),
  unarchiveGroup: operation({
    method: 'DELETE',
    path: '/api/groups/:id/archive',
    access: 'member',
    summary: 'Brings an archived group back; its owners, unless an admin archived it, and admins.',
    params: byId,
    body: z.strictObject(why).optional(),
    answer: groupSchema,
    perMinute: 6,
  }),
  groupMembers: operation({
    method: 'GET',
    path: '/api/groups/:id/members',
    access: 'member',
    summary: 'Lists the members of the group.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(groupMemberSchema),
  }),
  joinGroup: operation({
    method: 'POST',
    path: '/api/groups/:id/join',
    access: 'member',
    summary: 'Joins an open group.',
    params: byId,
    answer: groupSchema,
  }),
  leaveGroup: operation({
    method: 'POST',
    path: '/api/groups/:id/leave',
    access: 'member',
    summary: 'Leaves the group.',
    params: byId,
  }),
  addGroupMember: operation({
    method: 'PUT',
    path: '/api/groups/:id/members/:username',
    access: 'member',
    summary:
      'Answers the membership of who is in the group, in the role the body gives them; owners and admins only, and the last owner stays one. An admin adds a member by it, who is notified. For owners that is CONSENT_NEEDED: they invite.',
    params: z.strictObject({
      id: idSchema.describe('The group.'),
      username: usernameSchema.describe('The user name of who is in it, or is added.'),
    }),
    body: groupRoleInputSchema.optional(),
    answer: groupMemberSchema,
  }),
  removeGroupMember: operation({
    method: 'DELETE',
    path: '/api/groups/:id/members/:username',
    access: 'member',
    summary: 'Removes a member; no event written afterwards reaches them.',
    params: z.strictObject({
      id: idSchema.describe('The group.'),
      username: usernameSchema.describe('The user name of who is removed.'),
    }),
    body: z.strictObject(why).optional(),
  }),
  groupActivity: operation({
    method: 'GET',
    path: '/api/groups/:id/activity',
    access: 'member',
    summary:
      'Lists what happened in the group, newest first; its members and staff only. Who was invited is listed for those who run it.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(groupActivityEntrySchema),
  }),
} as const;
