import type { ExportMeAnswer } from '@tidings/contracts';
import type { FastifyInstance } from 'fastify';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import type { Section } from '../../../platform/personal/personal.ts';
import { hashOf, newRefreshToken } from '../sessions/refresh-token.ts';
import { checkPassword, knownPlace } from '../sign-in/passwords.ts';
import { archiveOf } from './archive.ts';

type Times = { exportLink: number; exportAgain: number };
const MOST_AT_ONCE = 4;

/**
 * Makes the link to an archive of what is the member's own. One a day; while its link works, asking again answers another link
 * in its place. Throws BAD_CREDENTIALS, RATE_LIMITED.
 */
export async function exportMe(ctx: MemberCtx, password: string, times: Times): Promise<ExportMeAnswer> {
  const { id, sessionId } = ctx.actor;
  const member = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id } });
  if (!(await checkPassword(member.passwordHash, password, knownPlace(id, sessionId))))
    throw new TidingsError('BAD_CREDENTIALS', 'That is not your password.');
  const token = newRefreshToken();
  const { value } = await ctx.events.transact({ ...ctx, idempotency: null }, async (tx) => {
    await tx.db.$queryRaw`SELECT 1 FROM "user" WHERE id = ${id}::uuid FOR UPDATE`;
    const [now, before] = [Date.now(), await tx.db.accountExport.findUnique({ where: { userId: id } })];
    const works = before !== null && before.expiresAt.getTime() > now;
    const waitMs = before ? before.askedAt.getTime() + times.exportAgain - now : 0;
    if (!works && waitMs > 0) {
      const hours = Math.ceil(waitMs / 3600_000);
      throw new TidingsError('RATE_LIMITED', `You had an archive today. Ask for another in ${hours} h.`, {
        retryAfterMs: waitMs,
      });
    }
    const [askedAt, expiresAt] = works
      ? [before.askedAt, before.expiresAt]
      : [new Date(now), new Date(now + times.exportLink)];
    const made = { hash: hashOf(token), askedAt, expiresAt };
    await tx.db.accountExport.upsert({ where: { userId: id }, create: { userId: id, ...made }, update: made });
    return expiresAt;
  });
  return { url: `/api/exports/${token}`, expiresAt: value.toISOString() };
}

/** `GET /api/exports/:token`: the archive, for whoever has the link, as a browser cannot show its token where it saves a file. */
export function exportRoute(app: FastifyInstance, sections: readonly Section[]): void {
  const running = new Set<string>();
  app.get('/api/exports/:token', async (request, reply) => {
    const { token } = request.params as { token: string };
    const { db, log } = request.ctx;
    const hash = hashOf(token.slice(0, 100));
    const asked = await db.prisma.accountExport.findFirst({ where: { hash, expiresAt: { gt: new Date() } } });
    const member = asked && (await db.prisma.user.findFirst({ where: { id: asked.userId, deletedAt: null } }));
    if (!member) throw notFound('That archive');
    if (running.has(member.id) || running.size >= MOST_AT_ONCE)
      throw new TidingsError('RATE_LIMITED', 'An archive is being made. Try again in a minute.', {
        retryAfterMs: 60_000,
      });
    running.add(member.id);
    const archive = archiveOf(db, sections, member);
    archive.once('close', () => running.delete(member.id));
    archive.once('error', (error) =>
      log.warn({ err: error }, 'An archive of a member broke off; they can fetch it again'),
    );
    const day = new Date().toISOString().slice(0, 10);
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${member.username}-${day}.zip"`)
      .header('cache-control', 'no-store')
      .send(archive);
  });
}
