import type { Database } from '@tidings/db';
import type { Log } from '../../telemetry/log.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { Epoch } from '../epoch/epoch.ts';
import type { StreamPollerOptions } from './stream-poller.ts';

type Ports = { db: Database; epoch: Epoch; log: Log; metrics: Metrics };

/** What becomes of the poller's troubles: the log, the figures, and a new epoch where a room went back. */
export const pollerReports = ({
  db,
  epoch,
  log,
  metrics,
}: Ports): Pick<StreamPollerOptions, 'onError' | 'onHealed' | 'onWentBack'> => ({
  onError: (error, doing) => log.warn({ error: String(error), doing }, 'Rooms could not be compared with the database'),
  onHealed: (room, events) => {
    metrics.healed.inc(events);
    log.debug({ room, events }, 'A hole was read from the database');
  },
  onWentBack: (room) => {
    log.warn({ room }, 'A room knows less than was sent already');
    epoch.renew(db.pool).catch((error: unknown) => log.error({ err: error }, 'No new epoch could be begun'));
  },
});
