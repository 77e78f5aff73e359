import {
  type CommandInput,
  type CommandName,
  decodeCursor,
  idTail,
  type Namespace,
  type ResetReason,
  type RoomResult,
  type WireEvent,
} from '@tidings/contracts';
import type { Clock, Ready } from '../../src/index.ts';
import type { Row, Truth } from './truth.ts';

type Push = { name: string; payload: object; meta?: object };
export type ServerConnection = {
  rooms: Set<string>;
  acked: Map<string, number>;
  /** Sent and not acknowledged, by room. */
  unacknowledged: Map<string, Set<number>>;
  /** Where it last synced each room from, and how often in a row from there. */
  synced: Map<string, { from: number; times: number }>;
  /** Rooms it was taken out of: nothing is sent until it has pulled everything. */
  lagging: Set<string>;
  push: (push: Push) => void;
};
type Since = { epoch: string; offset: number; id?: string | undefined; tail?: string | undefined };

/** More missed than this is a reset; an answer holds at most so many events. Small, so that both happen. */
const MAX_MISSED = 60;
const MAX_ANSWER = 9;
const WINDOW = 12;
export const SERVER_ROOM = 'announcements';

/** A server written from PROTOCOL §6 for the model: proves contiguity or says why not. */
export class FakeServer {
  readonly #truth: Truth;
  readonly #clock: Clock;
  readonly #connections = new Set<ServerConnection>();
  readonly #acknowledged: (room: string, offset: number) => void;
  /** The longest row of syncs from one and the same position. */
  mostSyncs = 0;
  /** Positions it could not continue, by room. */
  readonly refusedPositions = new Map<string, number>();

  constructor(truth: Truth, clock: Clock, acknowledged: (room: string, offset: number) => void) {
    this.#truth = truth;
    this.#clock = clock;
    this.#acknowledged = acknowledged;
  }

  get connections(): number {
    return this.#connections.size;
  }

  connect(cursor: string | undefined, push: (push: Push) => void): { connection: ServerConnection; ready: Ready } {
    const connection: ServerConnection = {
      rooms: new Set(),
      acked: new Map(),
      unacknowledged: new Map(),
      lagging: new Set(),
      synced: new Map(),
      push,
    };
    this.#connections.add(connection);
    const rooms = this.read(connection, cursor);
    this.#beacon(connection);
    return { connection, ready: { epoch: this.#truth.epoch, rooms } };
  }

  /** What was missed since a cursor, in its rooms and in those that are joined unasked. */
  read(connection: ServerConnection, cursor: string | undefined): RoomResult[] {
    const decoded = cursor ? decodeCursor(cursor) : null;
    const since = new Map<string, Since | undefined>([[SERVER_ROOM, undefined]]);
    for (const { room, offset, tail } of decoded?.entries ?? []) {
      since.set(room, offset === null ? undefined : { epoch: decoded?.epoch ?? '', offset, tail });
    }
    return [...since].map(([room, from]) => this.#recover(connection, room, from, true));
  }

  disconnect(connection: ServerConnection) {
    this.#connections.delete(connection);
  }

  /** The bus brings a committed event to everybody who follows its room. */
  publish(room: string, row: Row) {
    const [name, payload, meta] = this.#wire(room, row);
    for (const connection of this.#connections) {
      if (!connection.rooms.has(room) || connection.lagging.has(room)) continue;
      const unacknowledged = connection.unacknowledged.get(room) ?? new Set();
      connection.unacknowledged.set(room, unacknowledged.add(row.offset));
      if (unacknowledged.size <= WINDOW) connection.push({ name, payload, meta });
      else {
        connection.lagging.add(room);
        this.#sendHeads(connection);
      }
    }
  }

  command(connection: ServerConnection, _namespace: Namespace, name: CommandName, input: unknown): object {
    if (name === 'subscribe' || name === 'sync') {
      const { rooms } = input as CommandInput<'sync'>;
      if (name === 'sync') for (const { room, since } of rooms) this.#countSync(connection, room, since?.offset ?? 0);
      return { ok: true, rooms: rooms.map((r) => this.#recover(connection, r.room, r.since, name === 'subscribe')) };
    }
    if (name === 'ack') {
      for (const [room, offset] of (input as CommandInput<'ack'>).acks) {
        connection.acked.set(room, Math.max(offset, connection.acked.get(room) ?? 0));
        for (const sent of connection.unacknowledged.get(room) ?? []) {
          if (sent <= offset) connection.unacknowledged.get(room)?.delete(sent);
        }
        this.#acknowledged(room, offset);
      }
    }
    if (name === 'unsubscribe')
      for (const room of (input as CommandInput<'unsubscribe'>).rooms) connection.rooms.delete(room);
    if (name === 'heartbeat') {
      const heads = Object.fromEntries([...connection.rooms].map((room) => [room, this.#truth.head(room)]));
      return { ok: true, epoch: this.#truth.epoch, rooms: heads, serverTime: '' };
    }
    return { ok: true };
  }

  #countSync({ synced }: ServerConnection, room: string, from: number) {
    const before = synced.get(room);
    const times = before?.from === from ? before.times + 1 : 1;
    synced.set(room, { from, times });
    this.mostSyncs = Math.max(this.mostSyncs, times);
  }

  #beacon(connection: ServerConnection) {
    this.#clock.setTimeout(() => {
      if (!this.#connections.has(connection)) return;
      this.#sendHeads(connection);
      this.#beacon(connection);
    }, 25_000);
  }

  #sendHeads(connection: ServerConnection) {
    const behind = [...connection.rooms].filter((room) => this.#truth.head(room) > (connection.acked.get(room) ?? 0));
    if (behind.length === 0) return;
    const rooms = Object.fromEntries(behind.map((room) => [room, this.#truth.head(room)]));
    connection.push({ name: 'heads', payload: { epoch: this.#truth.epoch, rooms } });
  }

  #recover(connection: ServerConnection, room: string, since: Since | undefined, join: boolean): RoomResult {
    if (join) connection.rooms.add(room);
    const { epoch } = this.#truth;
    const rows = this.#truth.rows(room);
    const floor = this.#truth.floors.get(room) ?? 0;
    const head = rows.length;
    const reason = this.#resetReason(rows, floor, since);
    const base = { room, ok: true as const, epoch, head, floor };
    if (reason) {
      if (join || connection.lagging.delete(room)) connection.unacknowledged.delete(room);
      connection.lagging.delete(room);
      if (since) this.refusedPositions.set(room, (this.refusedPositions.get(room) ?? 0) + 1);
      return { ...base, recovered: false, reason, events: [], more: false };
    }
    const missed = rows.slice(since?.offset ?? 0);
    if (join) connection.acked.set(room, since?.offset ?? 0);
    const more = missed.length > MAX_ANSWER;
    // A join that must be continued is not in the fan-out yet; a pull that reaches the head enters it again.
    if (more && join) connection.lagging.add(room);
    else if (!more && (connection.lagging.delete(room) || join)) connection.unacknowledged.delete(room);
    const events = missed.slice(0, MAX_ANSWER).map((row) => this.#wire(room, row));
    return { ...base, recovered: true, events, more };
  }

  #resetReason(rows: Row[], floor: number, since: Since | undefined): ResetReason | null {
    if (!since) return 'fresh';
    if (since.epoch !== this.#truth.epoch) return 'epoch';
    if (since.offset > rows.length) return 'ahead';
    if (since.offset < floor) return 'too_old';
    const stored = rows[since.offset - 1]?.id;
    if (stored && since.id && stored !== since.id) return 'mismatch';
    if (stored && since.tail && idTail(stored) !== since.tail) return 'mismatch';
    return rows.length - since.offset > MAX_MISSED ? 'too_many' : null;
  }

  #wire(room: string, { id, offset }: Row): WireEvent {
    const meta = { id, room, epoch: this.#truth.epoch, offset, at: '', correlationId: 'model-0000' };
    return ['topic:updated', { id }, meta];
  }
}
