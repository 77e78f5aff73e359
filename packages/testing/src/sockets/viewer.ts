import type { Namespace, Positions, RoomGranted, RoomResult } from '@tidings/contracts';
import { io, type Socket } from 'socket.io-client';
import type { Any } from '../any.ts';
import { until } from '../time/until.ts';

export type Received = { name: string; payload: Any; meta: Any };

/** Who looks: anybody with a name and an access token. */
export type ViewingMember = { username: string; token: string };

/** A stock Socket.IO client of one member that keeps everything it is sent, as it came. */
export class Viewer<M extends ViewingMember = ViewingMember> {
  readonly member: M;
  readonly received: Received[] = [];
  readonly controls: { name: string; payload: Any }[] = [];
  readonly #url: string;
  readonly #sockets: Socket[] = [];

  /** `url`: the origin of the server. */
  constructor({ url }: { url: string }, member: M) {
    this.#url = url;
    this.member = member;
  }

  /** Connects to a namespace and waits for `session:ready`. */
  async connect(namespace: Namespace = '/forum'): Promise<Any> {
    const socket = io(`${this.#url}${namespace}`, {
      path: '/ws',
      transports: ['websocket'],
      auth: { token: this.member.token, deviceId: `device-${this.member.username}`, protocol: 1 },
      reconnection: false,
      forceNew: this.#sockets.length === 0,
    });
    this.#sockets.push(socket);
    let ready: Any = null;
    let refused: Error | null = null;
    socket.on('connect_error', (error) => {
      refused = error;
    });
    socket.onAny((name: string, payload: Any, meta: Any) => {
      if (name === 'session:ready') ready = payload;
      if (meta?.room) this.received.push({ name, payload, meta });
      else this.controls.push({ name, payload });
    });
    return until(
      () => {
        if (refused) return { refused };
        return ready;
      },
      { what: `session:ready of ${this.member.username}` },
    );
  }

  command(name: string, input: object, namespace: Namespace = '/forum'): Promise<Any> {
    const socket = this.#sockets.find((candidate) => (candidate as Any).nsp === namespace);
    if (!socket) throw new Error(`${this.member.username} is not connected to ${namespace}`);
    return socket.timeout(10_000).emitWithAck(name, input);
  }

  /** Joins rooms of a namespace, each from a position where one is given. Answers what was missed, room by room. */
  async subscribe(
    rooms: string[],
    positions: Positions = {},
    namespace: Namespace = '/forum',
  ): Promise<Map<string, RoomResult>> {
    const wanted = rooms.map((room) => (positions[room] ? { room, since: positions[room] } : { room }));
    const answer = await this.command('subscribe', { rooms: wanted }, namespace);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    for (const result of answer.rooms as RoomResult[]) {
      for (const [name, payload, meta] of (result as RoomGranted).events ?? [])
        this.received.push({ name, payload, meta });
    }
    return new Map(answer.rooms.map((result: RoomResult) => [result.room, result]));
  }

  in(room: string): Received[] {
    return this.received.filter(({ meta }) => meta.room === room);
  }

  named(name: string): Received[] {
    return this.received.filter((event) => event.name === name);
  }

  /** Waits until this many events of a name came. */
  async until(name: string, count = 1): Promise<Received[]> {
    await until(() => this.named(name).length >= count, { what: `${count} × ${name} at ${this.member.username}` });
    return this.named(name);
  }

  close(): void {
    for (const socket of this.#sockets) socket.disconnect();
  }
}
