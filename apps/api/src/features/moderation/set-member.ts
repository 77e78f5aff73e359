import type { Tx } from '../../platform/events/log/tx.ts';
import { fact } from '../../platform/kernel/facts.ts';

type Limits = { silencedUntil?: Date | null; suspendedUntil?: Date | null };

/** Sets until when a member may not write or come in; every server learns of it. */
export async function setMember(tx: Tx, userId: string, limits: Limits): Promise<void> {
  await tx.db.user.update({ where: { id: userId }, data: { ...limits, version: { increment: 1 } } });
  tx.append(fact('member.changed', { cause: 'sanction', userId }));
}

/** What limits a member now, ISO. */
export async function limitsOf(tx: Tx, userId: string) {
  const { silencedUntil, suspendedUntil } = await tx.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { silencedUntil: true, suspendedUntil: true },
  });
  return {
    silencedUntil: silencedUntil?.toISOString() ?? null,
    suspendedUntil: suspendedUntil?.toISOString() ?? null,
  };
}
