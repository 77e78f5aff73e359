import type { Database } from '@tidings/db';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Epoch } from './epoch.ts';
import type { SpineOptions } from './spine.ts';

type Ports = { db: Database; epoch: Epoch; log: Log; metrics: Metrics };

/** What becomes of the spine's troubles: the log, the figures, and a new epoch where a room went back. */
export const spineReports = ({
  db,
  epoch,
  log,
  metrics,
}: Ports): Pick<SpineOptions, 'onError' | 'onHealed' | 'onWentBack'> => ({
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
