import type { OwnPresence } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { busyOf, QUIET_MOST_MS, sayBusy } from '../../interruptions/index.ts';
import { chosenNow } from '../policy.ts';

type Chosen = { status: 'busy' | 'hidden'; until?: string | null | undefined };
type Row = { presenceChoice: string | null; presenceUntil: Date | null };

const columns = { presenceChoice: true, presenceUntil: true } as const;

/** What is over is none. */
function present({ presenceChoice, presenceUntil }: Row): OwnPresence {
  const choice = { presenceChoice: presenceChoice as OwnPresence['status'], presenceUntil };
  const status = chosenNow(choice, Date.now());
  return { status, until: status ? (presenceUntil?.toISOString() ?? null) : null };
}

export async function readChoice({ db, actor }: MemberCtx): Promise<OwnPresence> {
  return present(await db.prisma.user.findUniqueOrThrow({ where: { id: actor.id }, select: columns }));
}

/** Every server hears of it. Throws VALIDATION_FAILED for a moment that is over, or more than a year away. */
export async function setChoice(ctx: MemberCtx, { status, until }: Chosen): Promise<OwnPresence> {
  const presenceUntil = until ? new Date(until) : null;
  const ahead = presenceUntil ? presenceUntil.getTime() - Date.now() : 1;
  if (ahead <= 0 || ahead > QUIET_MOST_MS) {
    const message = 'Choose a time in the future, within a year.';
    throw new TidingsError('VALIDATION_FAILED', `until: ${message}`, { details: [{ path: 'until', message }] });
  }
  return save(ctx, { presenceChoice: status, presenceUntil }, 200);
}

export async function endChoice(ctx: MemberCtx): Promise<undefined> {
  await save(ctx, { presenceChoice: null, presenceUntil: null }, 204);
}

async function save(ctx: MemberCtx, data: Row, status: 200 | 204): Promise<OwnPresence> {
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    // A statement of its own: what is read after it is what the one before this wrote.
    await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${ctx.actor.id}::uuid FOR NO KEY UPDATE`;
    const before = busyOf(await tx.db.user.findUniqueOrThrow({ where: { id: ctx.actor.id }, select: columns }));
    const user = await tx.db.user.update({ where: { id: ctx.actor.id }, data, select: columns });
    tx.append(fact('member.changed', { cause: 'profile', userId: ctx.actor.id }));
    if (JSON.stringify(before) !== JSON.stringify(busyOf(user))) await sayBusy(tx, ctx.actor.id);
    const own = present(user);
    tx.answer({ status, body: status === 200 ? own : null });
    return own;
  });
  return value;
}
