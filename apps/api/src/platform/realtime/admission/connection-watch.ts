import type { Authority } from '../../auth/authority.ts';
import type { Connection } from '../connection/connection.ts';

type Watch = {
  connections: () => Iterable<Connection>;
  authority: Authority;
  headOf: (room: string) => number;
  epoch: () => string;
  timings: { silence: number; heads: number; expiryNotice: number; expiryGrace: number };
};

/**
 * Looks after live connections: silence, expiring tokens and the beacon of heads. Each connection is visited once per
 * beacon period, spread over it, so that no two get theirs at the same moment for ever.
 */
export function keepWatch(on: Watch): () => void {
  const { timings } = on;
  const tick = Math.max(10, Math.min(1000, timings.heads / 25, timings.silence / 4, timings.expiryGrace / 4));
  const beacon = new WeakMap<Connection, number>();
  const look = () => {
    const now = Date.now();
    for (const connection of on.connections()) {
      if (connection.closing) continue;
      // A stream only ever speaks; a dead one is found by writing to it.
      if (connection.transport !== 'sse' && now - connection.lastSeen > timings.silence)
        connection.closeReconnectable();
      else if (now > connection.expiresAt + timings.expiryGrace) {
        connection.closeForGood('AUTH_EXPIRED', 'Your sign-in has expired.');
      } else {
        noticeExpiry(connection, now, timings.expiryNotice);
        const due = beacon.get(connection) ?? now + timings.heads * Math.random();
        if (now >= due) sendHeads(on, connection);
        beacon.set(connection, now >= due ? now + timings.heads : due);
      }
    }
  };
  // Timers come first when this process could not run for a while. What arrived meanwhile, a sign of life or a new token, is
  // read before anybody is closed for want of it.
  const timer = setInterval(() => setImmediate(look), tick);
  return () => clearInterval(timer);
}

function noticeExpiry(connection: Connection, now: number, notice: number): void {
  if (connection.expiryNotified || connection.expiresAt - now > notice) return;
  connection.expiryNotified = true;
  connection.notify(null, 'auth:expiring', { expiresAt: new Date(connection.expiresAt).toISOString() });
}

/** Sends a connection the heads of rooms where it has something unacknowledged; nothing when there is none. */
export function sendHeads(on: Pick<Watch, 'headOf' | 'epoch'>, connection: Connection): void {
  for (const [namespace, rooms] of connection.behind(on.headOf))
    connection.notify(namespace, 'heads', { epoch: on.epoch(), rooms });
}
