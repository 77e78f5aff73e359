import type { Database } from '@tidings/db';
import type { Authority } from '../auth/authority.ts';
import type { Epoch } from '../events/epoch.ts';
import { InternalRoom } from '../events/internal-room.ts';
import type { Tracker } from '../events/tracker.ts';
import type { Log } from '../telemetry/log.ts';
import type { Lobby } from './lobby.ts';

type Ports = { db: Database; tracker: Tracker; epoch: Epoch; authority: Authority; lobby: Lobby; log: Log };

/** Revocations and changes of members: every server follows them, so that each ends what it holds (PROTOCOL §5). */
export const sessionsRoom = ({ db, tracker, epoch, authority, lobby, log }: Ports): InternalRoom =>
  new InternalRoom({
    ...{ db, tracker, epoch: () => epoch.value, room: 'internal:sessions' },
    take: (event) => {
      authority.apply(event);
      lobby.apply(event);
    },
    load: () => authority.load(),
    onError: (error) => log.warn({ error: String(error) }, 'Revocations could not be read again: trying on'),
  });
