import { type Approval, type ApprovalWithPayload, type Positions, rooms } from '@tidings/contracts';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { assertOwn } from '../ask/change-approval.ts';
import { type PartyCtx, shownTo } from '../party.ts';

export type ReadApproval = ApprovalWithPayload & { positions: Positions };

/** An approval with its payload and the position of its room, as this one sees it. Throws NOT_FOUND. */
export const readWithPayload = async (ctx: PartyCtx, id: string): Promise<ReadApproval> =>
  present(ctx, await readWhole(ctx, id));

/** The same for everybody in the workspace. Throws NOT_FOUND. */
export async function readWhole(ctx: PartyCtx, id: string): Promise<ReadApproval> {
  const { workspaceId } = ctx.tenant;
  const { value, positions } = await snapshot(ctx.db, [rooms.workspace(workspaceId)], async (client) => {
    const { rows } = await client.query<{ approval: Approval; payload: unknown }>({
      name: 'approval',
      text: 'SELECT approval_of(a) AS approval, a.payload FROM approval a WHERE a.workspace_id = $1 AND a.id = $2',
      values: [workspaceId, id],
    });
    return rows[0] ?? null;
  });
  if (!value) throw notFound('That approval');
  return { ...value.approval, payload: value.payload, positions };
}

/** As this one sees it: an agent sees what has taken effect, of what it asked for. Throws NOT_FOUND. */
export function present(ctx: PartyCtx, approval: ReadApproval): ReadApproval {
  assertOwn(ctx, approval);
  return shownTo(ctx, approval);
}
