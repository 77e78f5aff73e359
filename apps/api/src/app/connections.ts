import { sessionsRoom } from '../platform/realtime/admission/sessions-room.ts';
import { Realtime } from '../platform/realtime/realtime.ts';
import type { Core } from './core.ts';
import type { Streams } from './streams.ts';

/** Who is connected to this server, what they are sent, and how all of it ends where a session does. */
export async function openConnections(core: Core, streams: Streams) {
  const { authority, db, epoch, keys, log } = core;
  const { tracker } = streams;
  const realtime = new Realtime({ ...core, ...streams, epoch: epoch.current });
  const sessions = sessionsRoom({ db, tracker, epoch, authority, keys, admission: realtime.admission, log });
  epoch.changed.on(() => {
    realtime.reset();
    sessions.again();
  });
  // Also when this finds that the database was restored, the room is followed: once by that, once by the line after it.
  await epoch.verify(db.pool);
  await sessions.begin();
  return { realtime, sessions };
}
