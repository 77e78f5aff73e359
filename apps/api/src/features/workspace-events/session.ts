import type { FastifyRequest } from 'fastify';
import type { AccessClaims } from '../../platform/auth/tokens.ts';
import type { KeyCtx, MemberCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { enterWorkspace } from '../workspaces/index.ts';
import type { Principal } from './event-reader.ts';

/** By what somebody reads, and until when that is good, in ms; null: until it is taken away. `claims`: of a member’s session. */
export type Session = { principal: Principal; claims: AccessClaims | null; expiresAt: number | null };

/** Who reads a workspace: a member of it, or a key that is bound to it. For any other it does not exist. Throws NOT_FOUND. */
export async function readerOf(
  ctx: MemberCtx | KeyCtx,
  workspaceId: string,
  { claims }: Pick<FastifyRequest, 'claims'>,
  graceMs: number,
): Promise<Session> {
  const { integration } = ctx;
  if (integration) {
    const { id, ownerId: userId, expiresAt } = integration;
    if (integration.workspaceId !== workspaceId) throw notFound('That workspace');
    const principal = { id, userId, workspaceId, isKey: true };
    return { principal, claims: null, expiresAt: expiresAt?.getTime() ?? null };
  }
  const { actor } = await enterWorkspace(ctx as MemberCtx, workspaceId);
  const principal = { id: actor.id, userId: actor.id, workspaceId, isKey: false };
  return { principal, claims, expiresAt: claims && claims.expiresAt + graceMs };
}
