/**
 * What one engine connection may send, counted from its birth. Each follows from what a client has to say at its busiest,
 * so that whoever goes beyond is no client: its own refusals (RATE_LIMITED) come long before.
 */

/** Up to the first namespace: asking for four of them, each twice, a pong, and one to spare; tokens and cursors fit. */
export const beforeFirstNamespace = { packets: 10, bytes: 64 * 1024 };

/**
 * Event packets: the budgets of commands (10/s, 20 at once) and of acknowledgements and heartbeats (64/s, 128 at once),
 * with the refusals that precede the end.
 */
export const eventPackets = { perSecond: 100, burst: 256 };

/** All else: a pong each 25 s, probes, joining and leaving namespaces, frames that keep a WebSocket alive. */
export const signals = { perSecond: 5, burst: 50 };

/** Ten commands of some 25 KB a second; the burst is sixteen packets of the greatest length. */
export const inboundBytes = { perSecond: 256 * 1024, burst: 1024 * 1024 };

/** A polling client sends what has gathered in one request after another: never more requests than packets. */
export const posts = { perSecond: eventPackets.perSecond, burst: eventPackets.burst };

/** Packets in the body of one polling request. */
export const MAX_PACKETS_IN_PAYLOAD = eventPackets.burst;

/** A client tries to upgrade once a connection. */
export const MAX_UPGRADES = 5;
