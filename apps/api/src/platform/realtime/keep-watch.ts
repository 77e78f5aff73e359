import type { Authority } from '../auth/authority.ts';
import type { Link } from './link.ts';

type Watch = {
  links: () => Iterable<Link>;
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
  const tick = Math.max(10, Math.min(1000, timings.heads / 25, timings.silence / 4, timings.expiryGrace / 4));
  const beacon = new WeakMap<Link, number>();
  const timer = setInterval(() => {
    const now = Date.now();
    for (const link of on.links()) {
      if (link.closing) continue;
      // A stream only ever speaks; a dead one is found by writing to it.
      if (link.rung !== 'sse' && now - link.lastSeen > timings.silence) link.closeReconnectable();
      else if (now > link.expiresAt + timings.expiryGrace) {
        link.closeForGood('AUTH_EXPIRED', 'Your sign-in has expired.');
      } else {
        noticeExpiry(link, now, timings.expiryNotice);
        const due = beacon.get(link) ?? now + timings.heads * Math.random();
        if (now >= due) sendHeads(on, link);
        beacon.set(link, now >= due ? now + timings.heads : due);
      }
    }
  }, tick);
  return () => clearInterval(timer);
}

function noticeExpiry(link: Link, now: number, notice: number): void {
  if (link.expiryNotified || link.expiresAt - now > notice) return;
  link.expiryNotified = true;
  link.tell('/forum', 'auth:expiring', { expiresAt: new Date(link.expiresAt).toISOString() });
}

/** Tells a connection the heads of rooms where it has something unacknowledged; nothing when there is none. */
export function sendHeads(on: Pick<Watch, 'headOf' | 'epoch'>, link: Link): void {
  for (const [namespace, rooms] of link.behind(on.headOf)) link.tell(namespace, 'heads', { epoch: on.epoch(), rooms });
}
