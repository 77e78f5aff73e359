import type { Positions, Workspace } from '@tidings/contracts';
import type { TenantCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { presentWorkspace } from './presenter.ts';
import { findWorkspaceLive } from './repository.ts';

/** A workspace with the positions of its room and of the member's own. Throws NOT_FOUND. */
export async function readWorkspace({ db, actor, tenant }: TenantCtx): Promise<Workspace & { positions: Positions }> {
  const { value, positions } = await findWorkspaceLive(db, actor.id, tenant.workspaceId);
  if (!value) throw notFound('That workspace');
  return { ...presentWorkspace(value, value.role), positions };
}
