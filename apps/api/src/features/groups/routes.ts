import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { createGroup } from './create-group.ts';
import { addMember, joinGroup, leaveGroup, removeMember } from './membership.ts';
import { listGroups, listMembers, readGroup } from './read-groups.ts';

export function groupRoutes(app: FastifyInstance): void {
  route(app, operations.groups, listGroups);
  route(app, operations.createGroup, (ctx, { body }) => createGroup(ctx, body));
  route(app, operations.group, (ctx, { params }) => readGroup(ctx, params.id));
  route(app, operations.groupMembers, (ctx, { params, query }) => listMembers(ctx, params.id, query));
  route(app, operations.joinGroup, (ctx, { params }) => joinGroup(ctx, params.id));
  route(app, operations.leaveGroup, (ctx, { params }) => leaveGroup(ctx, params.id));
  route(app, operations.addGroupMember, (ctx, { params }) => addMember(ctx, params.id, params.username));
  route(app, operations.removeGroupMember, (ctx, { params }) => removeMember(ctx, params.id, params.username));
}
