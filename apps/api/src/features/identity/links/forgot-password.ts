import { createHash } from 'node:crypto';
import { type Locale, locales } from '@tidings/contracts';
import { z } from 'zod';
import type { Ctx } from '../../../platform/context/context.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { findByLogin } from '../sign-in/repository.ts';
import { readLately } from './repository.ts';
import { sendLink } from './send-link.ts';

const HOUR = 3600_000;
/** Links an hour that may be mailed to one member, whoever asks for them. */
const AN_HOUR = 3;

const forgotJob = defineJob('identity:forgot', z.strictObject({ login: z.string().max(254), asked: z.enum(locales) }), {
  queue: { name: 'forgot', concurrency: 1 },
});

/**
 * Takes note that somebody forgot a password. Whether there is such a member is looked up by a job: the answer and its time are
 * the same for every name. Asked for again before that, it is one job.
 */
export async function forgotPassword(ctx: Ctx, login: string, asked: Locale): Promise<undefined> {
  const uniqueKey = `${forgotJob.kind}:${createHash('sha256').update(login).digest('base64url')}`;
  await ctx.events.commit({ ...ctx, idempotency: null }, (tx) =>
    tx.enqueue(forgotJob, { login, asked }, { uniqueKey }),
  );
  return undefined;
}

type Needs = Pick<Services, 'db' | 'events' | 'mail'>;

export const forgotHandler = handleJob(
  forgotJob,
  async ({ id, correlationId, payload }, { db, events, mail }: Needs) => {
    const member = await findByLogin(db, payload.login, { unconfirmed: true });
    if (!member) return;
    const asker = { actor: null, correlationId, idempotency: null };
    await events.transact(asker, async (tx) => {
      const lately = await readLately(tx.db, member.id, 'reset', new Date(Date.now() - HOUR), AN_HOUR);
      if (lately.length >= AN_HOUR) return;
      await sendLink(tx, mail, member, { id, purpose: 'reset', email: member.email, asked: payload.asked });
    });
  },
);
