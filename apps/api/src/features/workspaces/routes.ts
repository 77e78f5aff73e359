import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../platform/feature/services.ts';
import { route } from '../../platform/http/route.ts';
import { listAudit } from './audit/list-audit.ts';
import { createWorkspace } from './create-workspace.ts';
import { declineWorkspace, joinWorkspace } from './invitations/answer-invitation.ts';
import { createWorkspaceLink, joinByLink, lookAtLink } from './invitations/links.ts';
import { listOwnInvitations, listWorkspaceInvitations, revokeInvitation } from './invitations/list-invitations.ts';
import { listWorkspaces } from './list-workspaces.ts';
import { listWorkspaceMembers } from './members/list-workspace-members.ts';
import { leaveWorkspace, removeWorkspaceMember } from './members/remove-workspace-member.ts';
import { setWorkspaceMember } from './members/set-workspace-member.ts';
import { patchWorkspace } from './patch-workspace.ts';
import { readWorkspace } from './read-workspace.ts';
import { workspaceRoute } from './tenant.ts';

/** Workspaces: making, listing, reading and changing them. */
export function workspaceRoutes(app: FastifyInstance, { config }: Pick<Services, 'config'>): void {
  route(app, operations.workspaces, (ctx, { query }) => listWorkspaces(ctx, query));
  route(app, operations.createWorkspace, (ctx, { body }) => createWorkspace(ctx, body, config.rateLimits));
  workspaceRoute(app, operations.workspace, (ctx) => readWorkspace(ctx));
  workspaceRoute(app, operations.patchWorkspace, (ctx, { body }) => patchWorkspace(ctx, body));
  workspaceRoute(app, operations.workspaceAudit, (ctx, { query }) => listAudit(ctx, query));
  memberRoutes(app, config.rateLimits);
  invitationRoutes(app, config.rateLimits);
}

/** Who is in a workspace, and as what. */
function memberRoutes(app: FastifyInstance, limited: boolean): void {
  workspaceRoute(app, operations.workspaceMembers, (ctx, { query }) => listWorkspaceMembers(ctx, query));
  workspaceRoute(app, operations.setWorkspaceMember, (ctx, { params, body }) =>
    setWorkspaceMember(ctx, params.username, body.role, limited),
  );
  workspaceRoute(app, operations.removeWorkspaceMember, (ctx, { params }) =>
    removeWorkspaceMember(ctx, params.username),
  );
  workspaceRoute(app, operations.leaveWorkspace, (ctx) => leaveWorkspace(ctx));
}

/** Who is asked into a workspace, and what they answer. */
function invitationRoutes(app: FastifyInstance, limited: boolean): void {
  route(app, operations.joinWorkspace, (ctx, { params }) => joinWorkspace(ctx, params.id));
  route(app, operations.declineWorkspace, (ctx, { params }) => declineWorkspace(ctx, params.id));
  route(app, operations.ownWorkspaceInvitations, (ctx, { query }) => listOwnInvitations(ctx, query));
  workspaceRoute(app, operations.workspaceInvitations, (ctx, { query }) => listWorkspaceInvitations(ctx, query));
  workspaceRoute(app, operations.createWorkspaceLink, (ctx, { body }) => createWorkspaceLink(ctx, body, limited));
  workspaceRoute(app, operations.revokeWorkspaceInvitation, (ctx, { params }) =>
    revokeInvitation(ctx, params.invitationId),
  );
  route(app, operations.lookAtWorkspaceLink, (ctx, { body }) => lookAtLink(ctx, body.token));
  route(app, operations.joinByWorkspaceLink, (ctx, { body }) => joinByLink(ctx, body.token));
}
