import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { SKEW_MS } from './signature.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Alerts that were resolved, and not found for so long, are forgotten. */
const KEPT_DAYS = 730;
const AT_ONCE = 1000;
const nothing = z.strictObject({});

/** What was taken is kept for longer than its time lets it in again, and no longer; the last of each source stays, to be shown. */
export const handleOldReceipts = handleJob(
  defineJob('retention:ingest-receipts', nothing, { everyMs: 5 * MINUTE }),
  async (_job, { db }: Services) => {
    const before = new Date(Date.now() - 3 * SKEW_MS);
    await db.pool.query(
      `DELETE FROM ingest_receipt r WHERE r.at < $1
         AND r.at < (SELECT max(x.at) FROM ingest_receipt x WHERE x.source = r.source)`,
      [before],
    );
  },
);

export const handleOldAlerts = handleJob(
  defineJob('retention:alerts', nothing, { everyMs: DAY }),
  async (_job, { db }: Services) => {
    const before = new Date(Date.now() - KEPT_DAYS * DAY);
    for (let lot = AT_ONCE; lot === AT_ONCE; ) {
      const { rowCount } = await db.pool.query(
        `DELETE FROM alert a WHERE a.id IN (SELECT x.id FROM alert x WHERE x.last_seen_at < $1 AND x.state = 'resolved' LIMIT $2)`,
        [before, AT_ONCE],
      );
      lot = rowCount ?? 0;
    }
  },
);
