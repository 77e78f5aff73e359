import type { WorkspaceRole } from '@tidings/contracts';
import type { Operation } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { inWorkspace, type MemberCtx, type TenantCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { type Raw, type RouteInput, route } from '../../platform/http/route.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { whyNotAs } from './policy.ts';
import { findRole, findRoleNow, lockWorkspace } from './repository.ts';

/**
 * The one way into a workspace: from here on the context is that of its tenant, with the role of who asks. Whoever is not
 * in it, and staff is like everybody else here, is answered as if it did not exist. Throws NOT_FOUND.
 */
export async function enterWorkspace(ctx: MemberCtx, workspaceId: string): Promise<TenantCtx> {
  const role = await findRole(ctx.db, workspaceId, ctx.actor.id);
  if (!role) throw notFound('That workspace');
  return inWorkspace(ctx, { workspaceId, role });
}

const wantsOf: Record<WorkspaceRole, string> = {
  owner: 'Only the owners of the workspace may do this.',
  manager: 'Only managers and owners of the workspace may do this.',
  operator: 'Viewers of the workspace read; they may not do this.',
  viewer: 'Only members of the workspace may do this.',
};

/** Throws FORBIDDEN for who is less than this in the workspace. */
export const assertAtLeast = ({ tenant }: Pick<TenantCtx, 'tenant'>, needed: WorkspaceRole): void =>
  assertAllowed(whyNotAs(needed, tenant), wantsOf[needed]);

/**
 * Locks the workspace until the commit for who is at least this in it, and answers their role as it is now: who was removed
 * while their request waited is answered as if it did not exist. Throws NOT_FOUND, FORBIDDEN.
 */
export async function lockAs(ctx: TenantCtx, tx: Tx, needed: WorkspaceRole): Promise<WorkspaceRole> {
  const { workspaceId } = ctx.tenant;
  await lockWorkspace(tx, workspaceId);
  const role = await findRoleNow(tx, workspaceId, ctx.actor.id);
  if (!role) throw notFound('That workspace');
  assertAllowed(whyNotAs(needed, { role }), wantsOf[needed]);
  return role;
}

type InWorkspace = Operation & { access: 'member' };
type WithId = { params: { id: string } };
type Answer<O extends Operation> = ReturnType<Parameters<typeof route<O>>[2]>;

/** Serves an operation under `/api/workspaces/:id`: the handler gets the context of that tenant. */
export function workspaceRoute<O extends InWorkspace>(
  app: FastifyInstance,
  operation: O,
  handler: (ctx: TenantCtx, input: RouteInput<O>, raw: Raw) => Answer<O>,
): void {
  route(app, operation, (async (ctx: MemberCtx, input: RouteInput<O>, raw: Raw) =>
    handler(await enterWorkspace(ctx, (input as WithId).params.id), input, raw)) as never);
}
