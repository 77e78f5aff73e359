import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { addGroupMember } from './add-group-member.ts';
import { createGroup } from './create-group.ts';
import { joinGroup } from './join-group.ts';
import { leaveGroup } from './leave-group.ts';
import { listGroupMembers } from './list-group-members.ts';
import { listGroups } from './list-groups.ts';
import { readGroup } from './read-group.ts';
import { removeGroupMember } from './remove-group-member.ts';

/** Groups: listing, reading, creating, and who is in them. */
export function groupRoutes(app: FastifyInstance): void {
  route(app, operations.groups, listGroups);
  route(app, operations.createGroup, (ctx, { body }) => createGroup(ctx, body));
  route(app, operations.group, (ctx, { params }) => readGroup(ctx, params.id));
  route(app, operations.groupMembers, (ctx, { params, query }) => listGroupMembers(ctx, params.id, query));
  route(app, operations.joinGroup, (ctx, { params }) => joinGroup(ctx, params.id));
  route(app, operations.leaveGroup, (ctx, { params }) => leaveGroup(ctx, params.id));
  route(app, operations.addGroupMember, (ctx, { params }) => addGroupMember(ctx, params.id, params.username));
  route(app, operations.removeGroupMember, (ctx, { params }) => removeGroupMember(ctx, params.id, params.username));
}
