import type { Database } from '@tidings/db';
import type { ApiKeys } from '../../auth/api-keys.ts';
import type { Authority } from '../../auth/authority.ts';
import type { Epoch } from '../../events/epoch/epoch.ts';
import { InternalRoom } from '../../events/tracker/internal-room.ts';
import type { Tracker } from '../../events/tracker/tracker.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Admission } from './admission.ts';
import { SESSIONS_ROOM } from './internal-events.ts';

type Ports = {
  db: Database;
  tracker: Tracker;
  epoch: Epoch;
  authority: Authority;
  keys: ApiKeys;
  admission: Admission;
  log: Log;
};

/** Revocations and changes of members: every server follows them, so that each ends what it holds (PROTOCOL §5). */
export const sessionsRoom = ({ db, tracker, epoch, authority, keys, admission, log }: Ports): InternalRoom =>
  new InternalRoom({
    db,
    tracker,
    epoch: epoch.current,
    room: SESSIONS_ROOM,
    take: (event) => {
      authority.apply(event);
      keys.apply(event);
      admission.apply(event);
    },
    load: () => {
      keys.forget();
      return authority.load();
    },
    onError: (error) =>
      log.warn({ error: String(error) }, 'Could not read revoked sessions from the database; trying again'),
  });
