import { APPROVALS_WAITING_MAX, type Approval, type CreateApproval, payloadBytesOf } from '@tidings/contracts';
import { type Prisma, uuidv7 } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { schedule } from '../due.ts';
import { record } from '../log.ts';
import { doerOf, isAgent, type PartyCtx } from '../party.ts';
import { whyNotTakePart } from '../policy.ts';
import { findPeople, holdMembership, readApproval, readDeciders } from '../repository.ts';

const YEAR = 366 * 24 * 3600_000;

/** Asks for approval. Throws NOT_FOUND, FORBIDDEN, SILENCED, CONFLICT, VALIDATION_FAILED, NOT_IN_WORKSPACE, TOO_FEW_DECIDERS. */
export async function createApproval(ctx: PartyCtx, input: CreateApproval): Promise<Approval> {
  const { workspaceId } = ctx.tenant;
  const { correlationId } = ctx;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertTakesPart(ctx, tx);
    await assertRoom(tx, workspaceId);
    const now = await readNow(tx);
    const deadline = input.deadline === null ? null : new Date(input.deadline);
    assertDeadline(deadline, now);
    const id = uuidv7();
    const by = doerOf(ctx);
    const { title, summary, kind, risk, required, links } = input;
    await tx.db.approval.create({
      data: {
        ...{ id, workspaceId, title, summary, kind, risk, required, links, deadline, correlationId },
        ...payloadOf(input.payload),
        ...{ requesterKind: by.kind, requesterId: String(by.id), requesterName: by.name },
        ownerId: isAgent(ctx) ? ctx.integration.ownerId : null,
        assignedRoles: [...new Set(input.assignees.roles)],
        assignedPeople: await peopleOf(tx, workspaceId, input.assignees.people),
        ...{ createdAt: now, updatedAt: now },
      },
    });
    const deciders = await readDeciders(tx, id);
    if (deciders.length < required) throw tooFew(deciders.length);
    await record(tx, correlationId, { workspaceId, approvalId: id, action: 'asked', by, at: now });
    await schedule(tx, { workspaceId, id, deadline, heldUntil: null, pending: true }, correlationId);
    const approval = await readApproval(tx, workspaceId, id);
    const asked = deciders.filter((one) => one.asked).map(({ userId }) => userId);
    tx.append(fact('approval.asked', { cause: 'asked', approval, by, asked }));
    tx.answer({ status: 201, body: approval });
    return approval;
  });
  return value;
}

/** The columns of a payload; it is stored as it was sent. */
export const payloadOf = (payload: unknown) => ({
  ...(payload !== undefined && payload !== null && { payload: payload as Prisma.InputJsonValue }),
  payloadBytes: payloadBytesOf(payload),
});

/** Who asks still takes part in the workspace, until the commit. Throws NOT_FOUND, FORBIDDEN, SILENCED. */
export async function assertTakesPart(ctx: PartyCtx, tx: Tx): Promise<void> {
  if (isAgent(ctx)) return;
  const inside = await holdMembership(tx, ctx.tenant.workspaceId, ctx.actor.id);
  if (!inside) throw notFound('That workspace');
  assertAllowed(whyNotTakePart(ctx.actor, inside), 'Viewers of the workspace read; they may not do this.');
}

export async function readNow(tx: Tx): Promise<Date> {
  const rows = await tx.db.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`;
  return rows[0]?.now ?? new Date();
}

async function assertRoom(tx: Tx, workspaceId: string): Promise<void> {
  const waiting = await tx.db.approval.count({ where: { workspaceId, endedAt: null } });
  if (waiting >= APPROVALS_WAITING_MAX)
    throw new TidingsError(
      'CONFLICT',
      `${APPROVALS_WAITING_MAX} approvals wait here already. Decide or cancel some first.`,
    );
}

function assertDeadline(deadline: Date | null, now: Date): void {
  if (!deadline || (deadline > now && deadline.getTime() <= now.getTime() + YEAR)) return;
  const message = 'Choose a deadline that is still to come, within a year.';
  throw new TidingsError('VALIDATION_FAILED', message, { details: [{ path: 'deadline', message }] });
}

async function peopleOf(tx: Tx, workspaceId: string, usernames: readonly string[]): Promise<string[]> {
  const found = await findPeople(tx, workspaceId, usernames);
  const details = usernames.flatMap((username, at) =>
    found.has(username)
      ? []
      : [{ path: `assignees.people.${at}`, message: `Nobody who decides here is called ${username}.` }],
  );
  if (details.length > 0)
    throw new TidingsError('NOT_IN_WORKSPACE', 'Not all of these people can be asked; nobody was.', { details });
  return [...new Set(found.values())];
}

const tooFew = (count: number) => {
  const message = count === 0 ? 'Nobody here may decide this.' : `Only ${count} here may decide this.`;
  return new TidingsError('TOO_FEW_DECIDERS', message, { details: [{ path: 'required', message }] });
};
