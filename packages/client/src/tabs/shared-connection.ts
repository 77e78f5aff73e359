import type { CommandAnswer, CommandInput, CommandName, Namespace, RoomResult } from '@tidings/contracts';
import { parseRoom, rooms } from '@tidings/contracts/plain';
import { homeNamespace } from '../shared/home-namespace.ts';
import type { TransportName } from '../shared/transport-name.ts';
import { Acks } from '../stream/acks.ts';
import { joinedByServer } from '../stream/room-cursor.ts';
import type {
  Connection,
  ConnectionContext,
  ConnectionEvents,
  Ready,
  StampedCursor,
  Transport,
} from '../transports/port.ts';
import { roomsOf } from '../transports/sync-results.ts';
import { withOthers } from './shared-cursor.ts';
import type { SharedHost } from './shared-host.ts';
import { SharedRooms } from './shared-rooms.ts';

/** What the connection says to itself: each tab has its own token, and the one that leads goes where the server says. */
const forItself = new Set(['auth:expiring', 'server:draining', 'session:evicted', 'session:closing']);

/** A connection of this tab to the server that other tabs use as well, while this tab leads. */
export class SharedConnection implements Connection {
  readonly transport: TransportName;
  readonly rooms: SharedRooms;
  readonly #hub: SharedHost<SharedConnection>;
  readonly #real: Connection;
  readonly #events: ConnectionEvents;
  readonly #acks: Acks;
  #status = 'online';
  #ownRoom: string | undefined;
  #closed = false;

  constructor(
    transport: Transport,
    context: ConnectionContext,
    events: ConnectionEvents,
    hub: SharedHost<SharedConnection>,
  ) {
    this.transport = transport.name as TransportName;
    this.#hub = hub;
    this.#events = events;
    this.#acks = new Acks({ ...hub.port, send: (namespace, acks) => this.#tell(namespace, 'ack', { acks }) });
    this.rooms = new SharedRooms({
      wanted: hub.wanted,
      heads: hub.heads,
      ask: (namespace, name, input) => this.#real.request(namespace, name, input),
      makePlace: (tab, rooms) => tab === hub.self && hub.makePlace(this, rooms),
      answered: (namespace, result) => {
        if (result.ok && !result.more) this.#arrived(namespace, result.room, result.head);
      },
    });
    const own = roomsOf(context.cursor().text).filter((room) => !joinedByServer(room));
    hub.wanted.set(hub.self, own);
    this.#real = transport.open(
      { ...context, cursor: (namespace) => withOthers(context.cursor(namespace), hub, namespace) },
      {
        ready: (...ready) => this.#ready(...ready),
        packet: (name, payload, meta) => this.#packet(name, payload, meta),
        results: (results, stamp) => {
          this.rooms.note(results, true);
          events.results(this.#own(results), stamp);
          hub.relayResults(results);
        },
        nextAt: (at) => {
          events.nextAt(at);
          hub.next(this, at);
        },
        closed: (close) => {
          this.#end();
          events.closed(close);
        },
      },
    );
  }

  prepare(namespace: Namespace): Promise<void> {
    return this.#real.prepare(namespace);
  }

  request<N extends CommandName>(namespace: Namespace, name: N, input: CommandInput<N>): Promise<CommandAnswer<N>> {
    return this.serve(this.#hub.self, namespace, name, input);
  }

  get askNow(): (() => void) | undefined {
    return this.#real.askNow && (() => this.#real.askNow?.());
  }

  close() {
    this.#real.close();
    this.#end();
  }

  /** A command of one of the tabs. Rejects with `ConnectionError` when there is no answer. */
  async serve<N extends CommandName>(
    tab: string,
    namespace: Namespace,
    name: N,
    input: CommandInput<N>,
  ): Promise<CommandAnswer<N>> {
    const { looks, heads } = this.#hub;
    const asked = 'rooms' in input ? input.rooms : [];
    let answer: object;
    if (name === 'subscribe') answer = await this.rooms.subscribe(tab, namespace, asked as never);
    else if (name === 'sync') answer = await this.rooms.sync(namespace, asked as never);
    else if (name === 'unsubscribe') answer = await this.rooms.unsubscribe(tab, namespace, asked as never);
    else if (name === 'presence:update') {
      looks.status(tab, (input as CommandInput<'presence:update'>).status);
      answer = await this.sayStatus();
    } else if (name === 'presence:watch') {
      looks.watch(tab, (input as CommandInput<'presence:watch'>).userIds);
      answer = await this.#watch();
    } else if (name === 'heartbeat') {
      looks.look(tab, input as CommandInput<'heartbeat'>);
      const beat = await this.#real.request(namespace, 'heartbeat', looks.union);
      if (beat.ok)
        for (const room of this.rooms.joined) if (beat.rooms[room]) heads.note(room, beat.epoch, beat.rooms[room]);
      answer = beat;
    } else answer = await this.#real.request(namespace, name, input);
    return answer as CommandAnswer<N>;
  }

  /** One connection watches for all tabs. What is answered is news for the others, too: they may have shown something else. */
  async #watch(): Promise<CommandAnswer<'presence:watch'>> {
    const userIds = this.#hub.looks.watched;
    const answer = await this.#real.request(homeNamespace, 'presence:watch', { userIds });
    if (!answer.ok || userIds.length === 0 || !this.#ownRoom) return answer;
    const status = new Map(answer.people.map((person) => [person.userId, person.status]));
    const people = userIds.map((userId) => ({ userId, status: status.get(userId) ?? 'offline' }));
    const at = new Date(this.#hub.port.clock.now()).toISOString();
    this.#packet('presence:changed', { people }, { room: this.#ownRoom, at });
    return answer;
  }

  /** A tab has gone: it is not looked at any more. */
  sayLook() {
    if (this.transport !== 'rest') this.#tell(homeNamespace, 'heartbeat', this.#hub.looks.union);
  }

  async sayStatus(): Promise<CommandAnswer<'presence:update'>> {
    const status = this.#hub.looks.presence;
    if (status === this.#status) return { ok: true };
    const answer = await this.#real.request(homeNamespace, 'presence:update', { status });
    if (answer.ok) this.#status = status;
    return answer;
  }

  /** Leaves rooms that no tab wants any more. */
  leave(rooms: readonly string[]) {
    for (const room of rooms) {
      const namespace = parseRoom(room)?.namespace;
      if (namespace) this.rooms.leave(namespace, [room]).catch(() => undefined);
    }
  }

  #ready(namespace: Namespace, ready: Ready, stamp: StampedCursor['stamp']) {
    if (this.#closed) return;
    if (ready.userId) this.#ownRoom = rooms.user(ready.userId);
    this.rooms.note(ready.rooms, true);
    this.#events.ready(namespace, { ...ready, rooms: this.#own(ready.rooms) }, stamp);
    if (this.#closed) return;
    this.#hub.relayResults(ready.rooms);
    if (namespace === homeNamespace) this.#hub.up(this, ready);
  }

  #packet(name: string, payload: object, meta: object | undefined) {
    const { heads } = this.#hub;
    if (meta && 'offset' in meta) {
      const { room, epoch, offset, id } = meta as { room: string; epoch: string; offset: number; id: string };
      if (this.rooms.has(room)) heads.note(room, epoch, offset, id);
      const namespace = parseRoom(room)?.namespace;
      if (namespace) this.#arrived(namespace, room, offset);
    } else if (name === 'heads') this.#headsOf(payload as { epoch: string; rooms: Record<string, number> });
    else if (name === 'sync:reset') {
      const { room, reason } = payload as { room: string; reason: string };
      if (reason === 'left') this.rooms.left(room);
      else this.rooms.doubt(room);
    }
    this.#events.packet(name, payload, meta);
    if (!forItself.has(name)) this.#hub.relay({ type: 'packet', name, payload, meta });
  }

  /** The server may have stopped sending. What had arrived is acknowledged again: it does not know. */
  #headsOf({ epoch, rooms }: { epoch: string; rooms: Record<string, number> }) {
    for (const [room, offset] of Object.entries(rooms)) {
      const known = this.#hub.heads.get(room);
      const namespace = parseRoom(room)?.namespace;
      if (namespace && known?.epoch === epoch && known.offset >= offset) this.#arrived(namespace, room, known.offset);
      else if (this.rooms.has(room)) this.rooms.doubt(room);
    }
  }

  /** Acknowledges for rooms that other tabs alone are in. This tab's own views acknowledge what took effect. */
  #arrived(namespace: Namespace, room: string, offset: number) {
    if (joinedByServer(room) || this.#hub.wanted.has(room, this.#hub.self)) return;
    if (this.#hub.wanted.isWanted(room)) this.#acks.note(namespace, room, offset);
  }

  /** What concerns this tab's own views. */
  #own(results: readonly RoomResult[]): RoomResult[] {
    const { self, wanted } = this.#hub;
    return results.filter(({ room }) => joinedByServer(room) || wanted.has(room, self) || !wanted.isWanted(room));
  }

  #tell<N extends CommandName>(namespace: Namespace, name: N, input: CommandInput<N>) {
    this.#real.request(namespace, name, input).catch(() => undefined);
  }

  #end() {
    if (this.#closed) return;
    this.#closed = true;
    this.#acks.clear();
    this.#hub.down(this);
  }
}
