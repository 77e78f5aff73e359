import type { Namespace } from '@tidings/contracts';
import { Alarm, type Clock, type Random } from '../shared/clock.ts';
import { bounds, type Timing } from '../shared/config.ts';
import { type Connection, ConnectionError } from '../transports/port.ts';
import type { Room } from './room/room.ts';

type CallsPort = { clock: Clock; random: Random; timing: Timing };

/**
 * Sends `subscribe` or `sync` for many rooms of a namespace in one packet, one packet at a time, so that a page full
 * of rooms, or a gap in all of them, stays within the budget of commands.
 */
export class RoomCalls {
  readonly #port: CallsPort;
  readonly #command: 'subscribe' | 'sync';
  readonly #namespace: Namespace;
  readonly #queue = new Set<Room>();
  readonly #flush: Alarm;
  #connection: Connection | null = null;
  #busy = false;

  constructor(port: CallsPort, command: 'subscribe' | 'sync', namespace: Namespace) {
    this.#port = port;
    this.#command = command;
    this.#namespace = namespace;
    this.#flush = new Alarm(port.clock, () => void this.#send());
  }

  /** Calls go over this connection from now on; those of the earlier one are void. */
  use(connection: Connection | null) {
    this.#connection = connection;
    this.#queue.clear();
    this.#flush.clear();
    this.#busy = false;
  }

  add(room: Room) {
    this.#queue.add(room);
    if (this.#connection && !this.#busy) this.#flush.setIfIdle(0);
  }

  drop(room: Room) {
    this.#queue.delete(room);
  }

  /** Never rejects. */
  async #send() {
    const connection = this.#connection;
    if (!connection || this.#busy || this.#queue.size === 0) return;
    this.#busy = true;
    let wait = 0;
    try {
      await connection.prepare(this.#namespace);
      if (connection !== this.#connection) return;
      wait = await this.#exchange(connection, this.#take());
    } catch (error) {
      if (connection !== this.#connection) return;
      wait = this.#retryMs();
      const code = error instanceof ConnectionError ? error.code : undefined;
      for (const room of this.#take()) this.#failed(room, code, wait);
    }
    if (connection !== this.#connection) return;
    this.#busy = false;
    if (this.#queue.size > 0) this.#flush.setIfIdle(wait);
  }

  #take(): Room[] {
    const rooms: Room[] = [];
    for (const room of this.#queue) {
      if (rooms.length === bounds.rooms) break;
      this.#queue.delete(room);
      if (!room.refused && (this.#command === 'sync' ? room.position : !room.joined)) rooms.push(room);
    }
    return rooms;
  }

  /** Answers how long the next packet must wait. */
  async #exchange(connection: Connection, rooms: Room[]): Promise<number> {
    if (rooms.length === 0) return 0;
    const generations = new Map(rooms.map((room) => [room.name, room.generation]));
    const requests = rooms.map(({ name, position }) => (position ? { room: name, since: position } : { room: name }));
    const retry = this.#retryMs();
    try {
      const answer = await connection.request(this.#namespace, this.#command, { rooms: requests });
      if (connection !== this.#connection) return 0;
      const wait = answer.ok ? retry : (answer.retryAfterMs ?? retry);
      const results = new Map(answer.ok ? answer.rooms.map((result) => [result.room, result]) : []);
      for (const room of rooms) {
        const result = results.get(room.name);
        const generation = generations.get(room.name) ?? -1;
        if (result) room.answer(result, { generation, joins: this.#command === 'subscribe' });
        else this.#failed(room, answer.ok ? undefined : answer.code, wait);
      }
      return answer.ok ? 0 : wait;
    } catch {
      if (connection === this.#connection) for (const room of rooms) this.#failed(room, undefined, retry);
      return retry;
    }
  }

  #retryMs(): number {
    return this.#port.timing.syncRetryMs * (1 + this.#port.random());
  }

  #failed(room: Room, code: string | undefined, wait: number) {
    if (code === 'TOO_MANY_ROOMS') return room.refuse('too_many_rooms');
    if (code === 'FORBIDDEN' || code === 'ROOM_REFUSED') return room.refuse('refused');
    if (this.#command === 'sync') room.syncFailed(wait);
    else this.#queue.add(room);
  }
}
