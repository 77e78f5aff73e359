import type { Any, Person } from '@tidings/testing/cluster';
import { connect, type LiveSocket } from '@tidings/testing/sockets';

/** A stock Socket.IO client that follows one room by its positions, and notes how long it was away. */
export class Follower {
  readonly offsets: number[] = [];
  readonly away: number[] = [];
  readonly refused: string[] = [];
  readonly #socket: LiveSocket['socket'];
  readonly #room: string;
  #position: Any;
  #lostAt = 0;
  #pulling = false;

  constructor(on: { url: string; person: Person; room: string; position: object; polling: boolean; name: string }) {
    const { url, person, room, position, polling, name } = on;
    this.#room = room;
    this.#position = position;
    const live = connect(url, person, {
      transports: [polling ? 'polling' : 'websocket'],
      upgrade: false,
      reconnection: true,
      extraHeaders: { 'user-agent': name },
      deviceId: `device-${name.replaceAll(' ', '-')}`,
    });
    this.#socket = live.socket;
    this.#socket.on('connect_error', (error) => this.refused.push(error.message));
    this.#socket.on('disconnect', () => {
      this.#lostAt = performance.now();
    });
    this.#socket.on('session:ready', () => {
      if (this.#lostAt > 0) this.away.push(performance.now() - this.#lostAt);
      void this.#pull('subscribe');
    });
    this.#socket.on('heads', () => void this.#pull('sync'));
    this.#socket.onAny((_name: string, _payload: Any, meta: Any) => {
      if (meta?.room !== room || !meta.offset) return;
      if (meta.offset > this.#position.offset + 1) void this.#pull('sync');
      else this.#apply(meta);
    });
  }

  get offset(): number {
    return this.#position.offset;
  }

  close(): void {
    this.#socket.disconnect();
  }

  #apply({ epoch, offset, id }: Any): void {
    if (offset !== this.#position.offset + 1) return;
    this.#position = { epoch, offset, id };
    this.offsets.push(offset);
    this.#socket.emit('ack', { acks: [[this.#room, offset]] });
  }

  async #pull(command: 'subscribe' | 'sync'): Promise<void> {
    if (this.#pulling) return;
    this.#pulling = true;
    try {
      for (let more = true; more; command = 'sync') {
        const rooms = [{ room: this.#room, since: this.#position }];
        const answer = await this.#socket.timeout(5000).emitWithAck(command, { rooms });
        const [result] = answer.rooms ?? [{}];
        for (const [, , meta] of result.events ?? []) this.#apply(meta);
        more = result.more ?? false;
      }
    } catch {
      // The next connection begins where this one ended.
    } finally {
      this.#pulling = false;
    }
  }
}
