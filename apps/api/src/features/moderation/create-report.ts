import type { CreateReportInput, ReportReceipt } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { lockTarget, presentReport, readReport } from '../audit/index.ts';
import { findReply } from '../replies/index.ts';
import { findTopicSummary } from '../topics/index.ts';
import { whyNotReport } from './policy.ts';
import { takeTarget } from './target.ts';

const isVisible: Record<CreateReportInput['targetType'], (ctx: MemberCtx, id: string) => Promise<boolean>> = {
  topic: async (ctx, id) => (await findTopicSummary(ctx.db, ctx.actor.id, id)) !== null,
  reply: async (ctx, id) => (await findReply(ctx.db, ctx.actor.id, id)) !== null,
  user: async () => true,
};

/**
 * Puts something the member can see into the queue. A target has one open report, which grows with each reporter. Throws
 * NOT_FOUND, FORBIDDEN.
 */
export async function createReport(ctx: MemberCtx, input: CreateReportInput): Promise<ReportReceipt> {
  const { targetType, targetId } = input;
  if (!(await isVisible[targetType](ctx, targetId))) throw notFound('What you report');
  assertAllowed(whyNotReport(ctx.actor, { id: targetId }), 'You cannot report yourself.');
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const target = await takeTarget(tx, targetType, targetId);
    if (!target) throw notFound('What you report');
    await lockTarget(tx, targetId);
    const open = await tx.db.report.findFirst({ where: { targetType, targetId, state: 'open' } });
    const { id } = open ?? (await openReport(tx, targetType, targetId, target.about.subject ?? {}));
    const added = await addReporter(tx, id, ctx.actor.id, input);
    const report = await grow(tx, id, open !== null && added);
    if (added)
      tx.append(fact('report.changed', { cause: open ? 'grown' : 'opened', report, about: target.about.member }));
    const receipt = { id, state: report.state, createdAt: report.createdAt };
    tx.answer({ status: 201, body: receipt });
    return receipt;
  });
  return value;
}

const openReport = (tx: Tx, targetType: string, targetId: string, subject: object) =>
  tx.db.report.create({ data: { id: uuidv7(), targetType, targetId, subject } });

async function addReporter(tx: Tx, reportId: string, reporterId: string, { reason, note }: CreateReportInput) {
  const { count } = await tx.db.reportEntry.createMany({
    data: [{ reportId, reporterId, reason, note: note || null }],
    skipDuplicates: true,
  });
  return count > 0;
}

async function grow(tx: Tx, id: string, grown: boolean) {
  if (grown) await tx.db.report.update({ where: { id }, data: { version: { increment: 1 } } });
  return presentReport(await readReport(tx, id));
}
