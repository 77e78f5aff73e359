import type { Tx } from '../../../platform/events/log/tx.ts';
import { hashOf } from '../sessions/refresh-token.ts';

/** Uses one of the registrations of an invitation up: of two at once for the last one has it. Null: it is no good. */
export async function spendInvitation(tx: Tx, token: string): Promise<{ email: string | null } | null> {
  const [row] = await tx.db.$queryRaw<{ email: string | null }[]>`
    UPDATE site_invitation SET uses = uses + 1
    WHERE hash = ${hashOf(token)} AND revoked_at IS NULL AND uses < uses_max AND expires_at > now()
    RETURNING email`;
  return row ?? null;
}
