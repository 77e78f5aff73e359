import type { PatchMeInput, Session } from '@tidings/contracts';
import type { Ctx, MemberCtx } from '../../platform/context/context.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { presentMe, presentPerson, presentProfile } from './presenter.ts';
import { readNumbers } from './repository.ts';
import { revokeSessions, revokeSessionsIn } from './session-service.ts';

export async function readMe(ctx: MemberCtx) {
  const user = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: ctx.actor.id } });
  return presentMe(user, await readNumbers(ctx.db, user.id));
}

/** Changes the own profile; every server forgets what it knew of the member. */
export async function changeProfile(ctx: MemberCtx, patch: PatchMeInput) {
  const numbers = await readNumbers(ctx.db, ctx.actor.id);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const data = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const user = await tx.db.user.update({ where: { id: ctx.actor.id }, data: { ...data, version: { increment: 1 } } });
    tx.append(fact('member.changed', { cause: 'profile', userId: user.id }));
    const me = presentMe(user, numbers);
    tx.answer({ status: 200, body: me });
    return me;
  });
  return value;
}

/** Changes the password and ends every other session, everywhere. */
export async function changePassword(ctx: MemberCtx, current: string, next: string): Promise<undefined> {
  const user = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: ctx.actor.id } });
  if (!(await checkPassword(user.passwordHash, current))) {
    throw new TidingsError('BAD_CREDENTIALS', 'That is not your current password.');
  }
  const passwordHash = await hashPassword(next);
  const others = await ctx.db.prisma.session.findMany({
    where: { userId: user.id, revokedAt: null, id: { not: ctx.actor.sessionId } },
    select: { id: true },
  });
  await ctx.events.transact(ctx, async (tx) => {
    await tx.db.user.update({ where: { id: user.id }, data: { passwordHash } });
    await revokeSessionsIn(
      tx,
      user.id,
      others.map(({ id }) => id),
      'password',
    );
  });
}

export async function listSessions(ctx: MemberCtx): Promise<{ items: Session[]; nextCursor: null }> {
  const rows = await ctx.db.prisma.session.findMany({
    where: { userId: ctx.actor.id, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
  });
  const items = rows.map(({ id, userAgent, ip, createdAt, lastSeenAt }) => ({
    id,
    current: id === ctx.actor.sessionId,
    userAgent,
    ip,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }));
  return { items, nextCursor: null };
}

export async function endSession(ctx: MemberCtx, sessionId: string): Promise<undefined> {
  const session = await ctx.db.prisma.session.findFirst({
    where: { id: sessionId, userId: ctx.actor.id, revokedAt: null },
  });
  if (!session) throw notFound('That session');
  await revokeSessions(ctx, ctx.actor.id, [sessionId], 'signed-out');
}

export async function readProfile(ctx: Ctx, username: string) {
  const user = await ctx.db.prisma.user.findUnique({ where: { username } });
  if (!user) throw notFound('That member');
  return presentProfile(user, await readNumbers(ctx.db, user.id));
}

/** People to mention: those who wrote in the topic first, then by name. Only a prefix matches, case-insensitively. */
export async function findMentionable(ctx: MemberCtx, prefix: string, topicId: string | undefined) {
  const { rows } = await ctx.db.pool.query<Parameters<typeof presentPerson>[0]>({
    name: 'mentionable',
    text: `SELECT u.id, u.username, u.display_name AS "displayName", u.role FROM "user" u
           WHERE u.username LIKE $1 OR lower(u.display_name) LIKE $1
           ORDER BY (EXISTS (SELECT 1 FROM reply r WHERE r.topic_id = $2 AND r.author_id = u.id)) DESC, u.username LIMIT 6`,
    values: [`${prefix.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`, topicId ?? null],
  });
  return { items: rows.map(presentPerson), nextCursor: null };
}
