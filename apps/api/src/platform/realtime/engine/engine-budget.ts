import { TokenBucket } from '../../limits/token-bucket.ts';
import {
  beforeFirstNamespace,
  eventPackets,
  inboundBytes,
  MAX_PACKETS_IN_PAYLOAD,
  MAX_UPGRADES,
  posts,
  signals,
} from './engine-limits.ts';

/** Which limit was passed. */
export type Limit = 'before-namespace' | 'events' | 'signals' | 'bytes' | 'posts' | 'payload' | 'upgrades';
export type EnginePacket = { type: string; data?: string | Buffer };

type Rate = { perSecond: number; burst: number };
const bucket = ({ perSecond, burst }: Rate, now: number) => new TokenBucket(perSecond, burst, now);

/** Socket.IO's own types of packets: an event, and one whose attachments follow. */
const isEvent = ({ type, data }: EnginePacket): boolean =>
  type === 'message' && (typeof data !== 'string' || data.startsWith('2') || data.startsWith('5'));

/** Everything one engine connection has sent. Each method counts and answers the limit that was passed, or null. */
export class EngineBudget {
  packets = 0;
  bytes = 0;
  requests = 0;
  #upgrades = 0;
  #joined: Record<'events' | 'signals' | 'bytes', TokenBucket> | null = null;
  readonly #posts: TokenBucket;
  readonly #perSecond: boolean;

  /** `perSecond`: events, bytes and requests are limited; what no client sends is limited in any case. */
  constructor(perSecond: boolean, now: number) {
    this.#perSecond = perSecond;
    this.#posts = bucket(posts, now);
  }

  /** Its first namespace let it in: from now on it is counted by the second. */
  join(now: number): void {
    this.#joined ??= {
      events: bucket(eventPackets, now),
      signals: bucket(signals, now),
      bytes: bucket(inboundBytes, now),
    };
  }

  packet(packet: EnginePacket, now: number): Limit | null {
    this.packets += 1;
    if (!this.#joined) return this.packets > beforeFirstNamespace.packets ? 'before-namespace' : null;
    if (!isEvent(packet)) return this.#joined.signals.take(now) > 0 ? 'signals' : null;
    return this.#perSecond && this.#joined.events.take(now) > 0 ? 'events' : null;
  }

  /** A WebSocket's own ping or pong. */
  frame(now: number): Limit | null {
    return this.packet({ type: 'frame' }, now);
  }

  received(bytes: number, now: number): Limit | null {
    this.bytes += bytes;
    if (!this.#joined) return this.bytes > beforeFirstNamespace.bytes ? 'before-namespace' : null;
    return this.#perSecond && this.#joined.bytes.take(now, bytes) > 0 ? 'bytes' : null;
  }

  post(now: number): Limit | null {
    this.requests += 1;
    return this.#perSecond && this.#posts.take(now) > 0 ? 'posts' : null;
  }

  /** Packets of one request, before any of them is read. */
  payload(packets: number): Limit | null {
    return packets > MAX_PACKETS_IN_PAYLOAD ? 'payload' : null;
  }

  upgrade(): Limit | null {
    this.#upgrades += 1;
    return this.#upgrades > MAX_UPGRADES ? 'upgrades' : null;
  }
}
