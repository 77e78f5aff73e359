import type { Person } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { presentReport } from './presenter.ts';
import { readReport } from './repository.ts';

type Closing = {
  targetType: string;
  targetId: string;
  moderatorId: string;
  about: Person;
  state: 'resolved' | 'dismissed';
  actionId: string;
};

/** Closes the open report of a target, if there is one, and notifies the moderators. The target is locked already. */
export async function closeReport(
  tx: Tx,
  { targetType, targetId, moderatorId, about, state, actionId }: Closing,
): Promise<boolean> {
  const open = await tx.db.report.findFirst({ where: { targetType, targetId, state: 'open' }, select: { id: true } });
  if (!open) return false;
  await tx.db.report.update({
    where: { id: open.id },
    data: { state, closedAt: new Date(), closedById: moderatorId, actionId, version: { increment: 1 } },
  });
  const report = presentReport(await readReport(tx, open.id));
  tx.append(fact('report.changed', { cause: state, report, about }));
  return true;
}
