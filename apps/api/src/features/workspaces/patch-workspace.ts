import type { PatchWorkspace, Workspace } from '@tidings/contracts';
import type { TenantCtx } from '../../platform/context/context.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { recordAudit } from './audit/record-audit.ts';
import { whyNotEditWorkspace } from './policy.ts';
import { presentSettings, presentWorkspace } from './presenter.ts';
import { readWorkspaceRow } from './repository.ts';
import { lockAs } from './tenant.ts';

/** Changes what a workspace is called, or its settings. What stays the same is no news. Throws NOT_FOUND, FORBIDDEN, SILENCED. */
export async function patchWorkspace(ctx: TenantCtx, { name, settings }: PatchWorkspace): Promise<Workspace> {
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const role = await lockAs(ctx, tx, 'owner');
    assertAllowed(whyNotEditWorkspace(ctx.actor, { role }));
    const before = await readWorkspaceRow(tx, ctx.tenant.workspaceId);
    const current = presentSettings(before.settings);
    const wanted = presentSettings({ ...current, ...settings });
    const renamed = name !== undefined && name !== before.name;
    const changed = renamed || JSON.stringify(wanted) !== JSON.stringify(current);
    const data = { ...(renamed && { name }), settings: wanted, version: { increment: 1 } };
    const row = changed ? await tx.db.workspace.update({ where: { id: before.id }, data }) : before;
    const { workspaceId } = ctx.tenant;
    const done = { workspaceId, actorId: ctx.actor.id };
    if (renamed) await recordAudit(tx, { ...done, action: 'renamed', detail: { before: before.name, name } });
    if (settings && changed) await recordAudit(tx, { ...done, action: 'settings_changed', detail: wanted });
    if (changed) tx.append(fact('workspace.changed', { cause: 'edited', workspace: presentWorkspace(row, null) }));
    const workspace = presentWorkspace(row, role);
    tx.answer({ status: 200, body: workspace });
    return workspace;
  });
  return value;
}
