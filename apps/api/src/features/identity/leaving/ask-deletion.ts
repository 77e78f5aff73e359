import type { DeleteMeAnswer, DeleteMeInput, Locale } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import type { PersonalData } from '../../../platform/personal/registry.ts';
import { leavingMail } from '../mails/leaving.ts';
import { mailTo } from '../mails/reader.ts';
import { openSessions } from '../sessions/repository.ts';
import { revokeSessionsIn } from '../sessions/revoke-sessions.ts';
import { checkPassword, knownPlace } from '../sign-in/passwords.ts';
import { deleteJob } from './job.ts';
import { countOtherAdmins } from './repository.ts';

export type Ports = { mail: Mailer; personal: PersonalData; graceMs: number };
type Asked = DeleteMeInput & { asked: Locale };

/**
 * Has an account deleted when the time to think it over has passed. Every session ends at once, on all servers, and a mail
 * says until when signing in keeps the account. Throws BAD_CREDENTIALS, LAST_ADMIN, STILL_OWNER.
 */
export async function askDeletion(
  ctx: MemberCtx,
  { mail, personal, graceMs }: Ports,
  { password, posts, asked }: Asked,
): Promise<DeleteMeAnswer> {
  const { id, sessionId } = ctx.actor;
  const member = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id } });
  const wrong = () => new TidingsError('BAD_CREDENTIALS', 'That is not your password.');
  if (!(await checkPassword(member.passwordHash, password, knownPlace(id, sessionId)))) throw wrong();
  await assertOwnsNothing(ctx, personal);
  const dueAt = new Date(Date.now() + graceMs);
  const answer = { dueAt: dueAt.toISOString() };
  await ctx.events.transact(ctx, async (tx) => {
    const others = await countOtherAdmins(tx, id);
    await tx.db.$queryRaw`SELECT 1 FROM "user" WHERE id = ${id}::uuid FOR UPDATE`;
    const now = await tx.db.user.findUniqueOrThrow({ where: { id } });
    if (now.passwordHash !== member.passwordHash) throw wrong();
    if (now.role === 'admin' && others === 0) {
      throw new TidingsError('LAST_ADMIN', 'You are the only admin. Make somebody else one before you go.');
    }
    const asks = { posts, requestedAt: new Date(), dueAt };
    await tx.db.accountDeletion.upsert({ where: { userId: id }, create: { userId: id, ...asks }, update: asks });
    // Whoever is signed out everywhere fetches nothing by a link either.
    await tx.db.accountExport.deleteMany({ where: { userId: id } });
    await revokeSessionsIn(tx, id, await openSessions(tx.db, id), 'deleted');
    tx.enqueue(deleteJob, { userId: id }, { uniqueKey: `${deleteJob.kind}:${id}`, dueAt });
    const said = { name: now.displayName, until: dueAt, posts };
    await mail.send(tx, leavingMail, said, { to: mailTo(now, asked), key: `leaving:${id}:${dueAt.getTime()}` });
    tx.answer({ status: 200, body: answer });
  });
  return answer;
}

async function assertOwnsNothing({ db, actor }: MemberCtx, personal: PersonalData): Promise<void> {
  const obstacles = await personal.obstacles(db, actor.id);
  if (obstacles.length === 0) return;
  const details = obstacles.slice(0, 10).map(({ kind, name }) => ({ path: kind, message: name }));
  const names = obstacles.slice(0, 3).map(({ name }) => name);
  throw new TidingsError('STILL_OWNER', `Make somebody else an owner first: ${names.join(', ')}.`, { details });
}
