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
  onError: (error, doing) =>
    log.warn({ error: String(error), doing }, 'Could not follow rooms in the database; trying again within 2 s'),
  onHealed: (room, events) => {
    metrics.healed.inc(events);
    log.debug({ room, events }, 'Read events from the database that had not arrived over the bus');
  },
  onWentBack: (room) => {
    log.warn(
      { room },
      'The database holds fewer events of a room than were sent; it was set back, so beginning a new epoch',
    );
    epoch
      .renew(db.pool)
      .catch((error: unknown) =>
        log.error({ err: error }, 'Could not begin a new epoch; trying again when a room is found set back'),
      );
  },
});
