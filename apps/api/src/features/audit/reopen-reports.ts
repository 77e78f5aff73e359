import type { Person } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { presentReport } from './presenter.ts';
import type { ActionSubject } from './record-action.ts';
import { readReport } from './repository.ts';

type Closed = { id: string; targetType: string; targetId: string };

/** The target is locked already. What was reported again since has an open report, and one is enough. */
async function openAgain(tx: Tx, { id, targetType, targetId }: Closed, about: Person): Promise<boolean> {
  const open = await tx.db.report.count({ where: { targetType, targetId, state: 'open' } });
  if (open > 0) return false;
  await tx.db.report.update({
    where: { id },
    data: { state: 'open', closedAt: null, closedById: null, actionId: null, version: { increment: 1 } },
  });
  tx.append(fact('report.changed', { cause: 'opened', report: presentReport(await readReport(tx, id)), about }));
  return true;
}

/** Opens again what an action closed. `about`: the member whom it concerns. */
export async function reopenReports(tx: Tx, actionId: string, about: Person): Promise<void> {
  for (const report of await tx.db.report.findMany({ where: { actionId } })) await openAgain(tx, report, about);
}

/** Opens the newest closed report of a target again; false when there is none, or one is open. */
export async function reopenNewest(
  tx: Tx,
  { targetType, targetId, member }: Pick<ActionSubject, 'targetType' | 'targetId' | 'member'>,
): Promise<boolean> {
  const newest = await tx.db.report.findFirst({
    where: { targetType, targetId, state: { not: 'open' } },
    orderBy: { closedAt: 'desc' },
  });
  return newest !== null && openAgain(tx, newest, member);
}
