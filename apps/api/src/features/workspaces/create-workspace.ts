import { type CreateWorkspace, rooms, type Workspace } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { inWorkspace, type MemberCtx } from '../../platform/context/context.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { presentPerson, whyNotSpeak } from '../identity/index.ts';
import { stateMembership } from './membership.ts';
import { whyNotOwnMore } from './policy.ts';
import { presentWorkspace } from './presenter.ts';
import { readMaker } from './repository.ts';
import { workspaceSlug } from './slug.ts';

const TOO_MANY = 'You own, or made today, as many workspaces as one may.';

/** Creates a workspace with its room and its scope; the creator owns it. `limited`: as many as one may. Throws SILENCED, FORBIDDEN. */
export async function createWorkspace(
  asking: MemberCtx,
  { name }: CreateWorkspace,
  limited = true,
): Promise<Workspace> {
  assertAllowed(whyNotSpeak(asking.actor));
  const id = uuidv7();
  const ctx = inWorkspace(asking, { workspaceId: id, role: 'owner' });
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    if (limited) assertAllowed(whyNotOwnMore(await readMaker(tx, ctx.actor.id)), TOO_MANY);
    const userId = ctx.actor.id;
    await tx.db.workspace.create({ data: { id, name, slug: workspaceSlug(name), createdById: userId } });
    await tx.db.workspaceMember.create({ data: { workspaceId: id, userId, role: 'owner' } });
    const scope = rooms.workspace(id);
    tx.createScope({ key: scope, audience: 'workspace', audienceId: id });
    tx.openRoom(rooms.workspace(id), { scope });
    const change = { cause: 'created', workspaceId: id, member: presentPerson(ctx.actor), role: 'owner' } as const;
    const row = await stateMembership(ctx, tx, change);
    const workspace = presentWorkspace(row, 'owner');
    tx.answer({ status: 201, body: workspace });
    return workspace;
  });
  return value;
}
