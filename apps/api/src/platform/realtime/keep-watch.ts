import type { Authority } from '../auth/authority.ts';
import type { Connection } from './connection.ts';
import type { Gateway } from './gateway.ts';

type Watch = {
  gateway: Gateway;
  authority: Authority;
  headOf: (room: string) => number;
  epoch: () => string;
  timings: { silence: number; heads: number; expiryNotice: number; expiryGrace: number };
};

/**
 * Looks after live connections: silence, expiring tokens and the beacon of heads. Each connection is visited once per
 * beacon period, spread over it, so that no two are told at the same moment for ever.
 */
export function keepWatch(on: Watch): () => void {
  const { timings } = on;
  const tick = Math.max(10, Math.min(1000, timings.heads / 25, timings.silence / 4));
  const beacon = new WeakMap<Connection, number>();
  const timer = setInterval(() => {
    const now = Date.now();
    for (const connection of on.gateway.connections) {
      if (connection.closing) continue;
      if (now - connection.lastSeen > timings.silence) connection.closeReconnectable();
      else if (now > connection.expiresAt + timings.expiryGrace) {
        connection.closeForGood('AUTH_EXPIRED', 'Your sign-in has expired.');
      } else {
        noticeExpiry(connection, now, timings.expiryNotice);
        const due = beacon.get(connection) ?? now + timings.heads * Math.random();
        if (now >= due) sendHeads(on, connection);
        beacon.set(connection, now >= due ? now + timings.heads : due);
      }
    }
  }, tick);
  return () => clearInterval(timer);
}

function noticeExpiry(connection: Connection, now: number, notice: number): void {
  if (connection.expiryNotified || connection.expiresAt - now > notice) return;
  connection.expiryNotified = true;
  const payload = { expiresAt: new Date(connection.expiresAt).toISOString() };
  connection.sockets.values().next().value?.emit('auth:expiring', payload);
}

/** Tells a connection the heads of rooms where it has something unacknowledged; nothing when there is none. */
export function sendHeads(on: Pick<Watch, 'headOf' | 'epoch'>, connection: Connection): void {
  const behind = connection.behind(on.headOf);
  for (const [namespace, socket] of connection.sockets) {
    const rooms = Object.fromEntries(
      Object.entries(behind).filter(([room]) => connection.rooms.get(room)?.namespace === namespace),
    );
    if (Object.keys(rooms).length > 0) socket.emit('heads', { epoch: on.epoch(), rooms });
  }
}
