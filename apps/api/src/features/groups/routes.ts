import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../platform/feature/services.ts';
import { route } from '../../platform/http/route.ts';
import { archiveGroup, unarchiveGroup } from './archive-group.ts';
import { createGroup } from './create-group.ts';
import { deleteGroup } from './delete-group.ts';
import { acceptInvitation, declineInvitation } from './invitations/answer-invitation.ts';
import { inviteToGroup, withdrawInvitation } from './invitations/invite-to-group.ts';
import { listGroupInvitations, listInvitations } from './invitations/list-invitations.ts';
import { listGroups } from './list-groups.ts';
import { addGroupMember } from './members/add-group-member.ts';
import { joinGroup } from './members/join-group.ts';
import { leaveGroup } from './members/leave-group.ts';
import { listGroupActivity } from './members/list-group-activity.ts';
import { listGroupMembers } from './members/list-group-members.ts';
import { removeGroupMember } from './members/remove-group-member.ts';
import { patchGroup } from './patch-group.ts';
import { readGroup } from './read-group.ts';

/** Groups: listing, reading, creating, and who is in them. */
export function groupRoutes(app: FastifyInstance, { config }: Pick<Services, 'config'>): void {
  route(app, operations.groups, (ctx, { query }) => listGroups(ctx, query));
  route(app, operations.createGroup, (ctx, { body }) => createGroup(ctx, body, config.rateLimits));
  route(app, operations.group, (ctx, { params }) => readGroup(ctx, params.id));
  route(app, operations.patchGroup, (ctx, { params, body }) => patchGroup(ctx, params.id, body));
  route(app, operations.deleteGroup, (ctx, { params, body }) => deleteGroup(ctx, params.id, body?.reason));
  route(app, operations.archiveGroup, (ctx, { params, body }) => archiveGroup(ctx, params.id, body?.reason));
  route(app, operations.unarchiveGroup, (ctx, { params, body }) => unarchiveGroup(ctx, params.id, body?.reason));
  route(app, operations.groupMembers, (ctx, { params, query }) => listGroupMembers(ctx, params.id, query));
  route(app, operations.joinGroup, (ctx, { params }) => joinGroup(ctx, params.id));
  route(app, operations.leaveGroup, (ctx, { params }) => leaveGroup(ctx, params.id));
  route(app, operations.addGroupMember, (ctx, { params, body }) =>
    addGroupMember(ctx, params.id, params.username, { ...body, limited: config.rateLimits }),
  );
  route(app, operations.removeGroupMember, (ctx, { params, body }) =>
    removeGroupMember(ctx, params.id, params.username, body?.reason),
  );
  route(app, operations.groupActivity, (ctx, { params, query }) => listGroupActivity(ctx, params.id, query));
  invitationRoutes(app, config.rateLimits);
}

/** Who is asked into a group, and what they answer. */
function invitationRoutes(app: FastifyInstance, limited: boolean): void {
  route(app, operations.inviteToGroup, (ctx, { params, body }) =>
    inviteToGroup(ctx, params.id, body.username, limited),
  );
  route(app, operations.groupInvitations, (ctx, { params, query }) => listGroupInvitations(ctx, params.id, query));
  route(app, operations.withdrawInvitation, (ctx, { params }) => withdrawInvitation(ctx, params.id, params.username));
  route(app, operations.invitations, (ctx, { query }) => listInvitations(ctx, query));
  route(app, operations.acceptInvitation, (ctx, { params }) => acceptInvitation(ctx, params.id));
  route(app, operations.declineInvitation, (ctx, { params }) => declineInvitation(ctx, params.id));
}
