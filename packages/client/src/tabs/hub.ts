import type { CommandName, RoomResult } from '@tidings/contracts';
import { parseRoom } from '@tidings/contracts/plain';
import type { Clock, Random } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import { joinedByServer } from '../stream/room-cursor.ts';
import { ConnectionError, type Ready } from '../transports/port.ts';
import { Looks } from './looks.ts';
import type { FollowerMessage, LeaderMessage } from './messages.ts';
import { Pace } from './pace.ts';
import { RoomHeads } from './room-heads.ts';
import { RoomsByTab } from './rooms-by-tab.ts';
import type { SharedConnection } from './shared-connection.ts';
import type { SharedHost } from './shared-host.ts';

export type HubPort = {
  clock: Clock;
  random: Random;
  timing: Timing;
  self: string;
  post(message: LeaderMessage): void;
  /** Calls back once that tab is gone. Answers how to stop watching. */
  watch(tab: string, gone: () => void): () => void;
  /** Another tab wants to be connected, and this one is not. */
  wanted(): void;
};

type Follower = { unwatch: () => void; calls: number; heardAt: number };

const MAX_FOLLOWERS = 32;
const MAX_CALLS = 64;
/** A tab says something every 30 s, every minute when its browser lets it rest. */
const SILENT_MS = 300_000;
const busy = {
  ok: false,
  code: 'RATE_LIMITED',
  message: 'The tabs ask too much at once.',
  retryAfterMs: 1_000,
} as const;

/** What the tab that leads does for the others: hands them its connection's packets, and their commands to it. */
export class Hub implements SharedHost<SharedConnection> {
  readonly port: HubPort;
  readonly self: string;
  readonly wanted = new RoomsByTab();
  readonly heads = new RoomHeads();
  readonly looks = new Looks();
  readonly #pace: Pace;
  readonly #followers = new Map<string, Follower>();
  #connection: SharedConnection | null = null;
  #ready: Ready | null = null;
  #nextAt: number | null = null;
  #leads = false;

  constructor(port: HubPort) {
    this.port = port;
    this.self = port.self;
    this.looks.add(port.self);
    this.#pace = new Pace(port.clock);
  }

  lead(leads: boolean) {
    if (leads === this.#leads) return;
    this.#leads = leads;
    if (!leads) {
      for (const tab of [...this.#followers.keys()]) this.#drop(tab);
      this.#pace.clear();
      return;
    }
    this.port.post({ type: 'lead' });
    if (this.#connection) this.port.post({ type: 'up' });
  }

  /** A connection of this tab is open. */
  up(connection: SharedConnection, ready: Ready) {
    this.#connection = connection;
    this.#ready = { ...ready, rooms: [] };
    this.#nextAt = null;
    this.relay({ type: 'up' });
  }

  down(connection: SharedConnection) {
    if (connection !== this.#connection) return;
    this.#connection = null;
    this.#ready = null;
    this.relay({ type: 'down' });
  }

  next(connection: SharedConnection, at: number) {
    if (connection !== this.#connection) return;
    this.#nextAt = at;
    this.relay({ type: 'next', at });
  }

  relay(message: LeaderMessage) {
    if (this.#leads && (this.#followers.size > 0 || message.type === 'up')) this.port.post(message);
  }

  /** What a cursor brought: its events as if they came live, and where each room stands. */
  relayResults(results: readonly RoomResult[]) {
    if (!this.#leads || this.#followers.size === 0) return;
    const heads = new Map<string, Record<string, number>>();
    for (const result of results) {
      if (!result.ok) continue;
      for (const [name, payload, meta] of result.events) this.relay({ type: 'packet', name, payload, meta });
      heads.set(result.epoch, { ...heads.get(result.epoch), [result.room]: result.head });
    }
    for (const [epoch, rooms] of heads) this.relay({ type: 'packet', name: 'heads', payload: { epoch, rooms } });
  }

  /** Tabs with the most rooms go, until there is place for so many; true when there is. */
  makePlace(connection: SharedConnection, rooms: number): boolean {
    let left = rooms;
    const byCount = [...this.#followers.keys()].sort((a, b) => this.wanted.of(b).length - this.wanted.of(a).length);
    for (const tab of byCount) {
      if (left <= 0) break;
      const before = connection.rooms.joined.length;
      this.port.post({ type: 'full', to: tab });
      this.#drop(tab);
      left -= before - connection.rooms.joined.length;
    }
    return left <= 0;
  }

  heard(from: string, message: FollowerMessage) {
    if (!this.#leads) return;
    if (message.type === 'open') return this.#open(from, message.opening, message.rooms);
    const follower = this.#followers.get(from);
    if (follower) follower.heardAt = this.port.clock.now();
    if (message.type === 'bye') return this.#drop(from);
    if (!follower) return this.port.post({ type: 'unknown', to: from });
    if (message.type === 'ping') this.port.post({ type: 'alive', to: from });
    else if (message.type === 'ask') this.#connection?.askNow?.();
    else void this.#call(from, follower, message);
    this.#sweep();
  }

  #open(tab: string, opening: number, rooms: readonly string[]) {
    const known = this.#followers.get(tab);
    if (!known && this.#followers.size >= MAX_FOLLOWERS) return this.port.post({ type: 'full', to: tab });
    if (known) known.heardAt = this.port.clock.now();
    else {
      const unwatch = this.port.watch(tab, () => this.#drop(tab));
      this.#followers.set(tab, { unwatch, calls: 0, heardAt: this.port.clock.now() });
      this.looks.add(tab);
    }
    const connection = this.#connection;
    if (!connection || !this.#ready) {
      this.port.post({ type: 'alive', to: tab });
      return this.port.wanted();
    }
    const live = rooms.filter((room) => connection.rooms.isLive(room) && !joinedByServer(room));
    connection.leave(this.wanted.set(tab, live));
    const named = [...live, ...connection.rooms.joined.filter(joinedByServer)];
    const standing = named.flatMap((room) => this.heads.standing(room) ?? []);
    this.port.post({
      ...{ type: 'ready', to: tab, opening, carrier: connection.transport, nextAt: this.#nextAt },
      ready: { ...this.#ready, rooms: standing },
    });
  }

  /** Never rejects. */
  async #call(tab: string, follower: Follower, message: FollowerMessage & { type: 'call' }) {
    const { call, namespace, name, input } = message;
    const answer = (what: { answer: object } | { failed: { message: string; code?: ConnectionError['code'] } }) =>
      this.port.post({ type: 'answer', to: tab, call, ...what });
    if (follower.calls >= MAX_CALLS) return answer({ answer: busy });
    follower.calls += 1;
    try {
      const isPaced = name === 'subscribe' || name === 'sync';
      if (isPaced && !(await this.#pace.turn())) return answer({ answer: busy });
      const connection = this.#connection;
      if (!connection || this.#followers.get(tab) !== follower) throw new ConnectionError('closed');
      if (name === 'prepare') {
        await connection.prepare(namespace);
        answer({ answer: { ok: true } });
      } else answer({ answer: await connection.serve(tab, namespace, name as CommandName, input as never) });
    } catch (error) {
      const code = error instanceof ConnectionError ? error.code : undefined;
      answer({ failed: { message: error instanceof Error ? error.message : 'failed', code } });
    } finally {
      follower.calls -= 1;
    }
  }

  /** A tab is gone, or goes alone: its rooms are left, and it is not looked at any more. */
  #drop(tab: string) {
    const follower = this.#followers.get(tab);
    if (!follower) return;
    this.#followers.delete(tab);
    follower.unwatch();
    const before = JSON.stringify(this.looks.union);
    this.looks.drop(tab);
    this.#connection?.leave(this.wanted.set(tab, []).filter((room) => parseRoom(room) !== null));
    if (JSON.stringify(this.looks.union) !== before) this.#connection?.sayLook();
    this.#connection?.sayStatus().catch(() => undefined);
  }

  /** A tab that is not gone and says nothing has been put to rest; it opens anew when it wakes. */
  #sweep() {
    const since = this.port.clock.now() - SILENT_MS;
    for (const [tab, { heardAt }] of [...this.#followers]) if (heardAt < since) this.#drop(tab);
  }
}
