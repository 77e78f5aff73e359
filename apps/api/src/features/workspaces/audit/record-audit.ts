import { uuidv7 } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';

/** Entries a workspace keeps; the oldest go. */
const MOST_KEPT = 10_000;

export type Audited = {
  workspaceId: string;
  /** What was done, such as `role_changed`; other features write their own. */
  action: string;
  actorId: string;
  memberId?: string | null;
  detail?: Record<string, string | number | boolean | null>;
};

/** Keeps what was done in a workspace, in the transaction that does it. */
export async function recordAudit(tx: Tx, { memberId = null, detail = {}, ...done }: Audited): Promise<void> {
  await tx.db.workspaceAudit.create({ data: { id: uuidv7(), ...done, memberId, detail, at: new Date() } });
  await tx.db.$executeRaw`
    DELETE FROM workspace_audit WHERE workspace_id = ${done.workspaceId}::uuid AND (at, id) <= (
      SELECT a.at, a.id FROM workspace_audit a WHERE a.workspace_id = ${done.workspaceId}::uuid
      ORDER BY a.at DESC, a.id DESC OFFSET ${MOST_KEPT}::int LIMIT 1)`;
}
