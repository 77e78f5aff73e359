import type { RoomResult } from '@tidings/contracts';
import { SimConnection } from './sim-connection.ts';
import type { SimWorld } from './sim-world.ts';

type Meta = { id: string; room: string; epoch: string; offset: number; correlationId: string };
type Place = { position: { epoch: string; offset: number; id?: string } | null; open: boolean; asking: boolean };

/** A client written from PROTOCOL §6 alone: it shares nothing with the shipped one. */
export class SimClient {
  readonly name: string;
  readonly userId: string;
  readonly places = new Map<string, Place>();
  readonly #world: SimWorld;
  #connection: SimConnection | null = null;
  #stopped = false;

  constructor(world: SimWorld, name: string, userId: string, rooms: readonly string[]) {
    this.#world = world;
    this.name = name;
    this.userId = userId;
    for (const room of rooms) this.places.set(room, { position: null, open: true, asking: false });
    for (const room of rooms) this.#note(room, { type: 'subscribe' });
    this.#connect();
  }

  /** Cuts the connection; it comes back by itself, anywhere. */
  flap(): void {
    this.#world.count('flaps');
    this.#connection?.closeReconnectable();
  }

  stop(): void {
    this.#stopped = true;
    this.#connection?.closeReconnectable();
  }

  lost(connection: SimConnection): void {
    if (this.#connection !== connection) return;
    this.#connection = null;
    void this.#world.pause(25).then(() => this.#connect());
  }

  event(connection: SimConnection, name: string, meta: Meta): void {
    if (connection === this.#connection) this.#take(connection, name, meta, false);
  }

  control(
    connection: SimConnection,
    name: string,
    payload: { room?: string; epoch?: string; rooms?: Record<string, number> },
  ): void {
    if (connection !== this.#connection) return;
    if (name === 'sync:reset' && payload.room) this.#close(payload.room);
    if (name !== 'heads') return;
    for (const [room, head] of Object.entries(payload.rooms ?? {})) {
      const place = this.places.get(room);
      if (place?.open && place.position && head > place.position.offset) this.#sync(connection, room, 0);
    }
  }

  answered(connection: SimConnection, results: RoomResult[]): void {
    if (connection !== this.#connection) return;
    for (const result of results) {
      const place = this.places.get(result.room);
      if (!place?.open) continue;
      place.asking = false;
      if (!result.ok) {
        this.#close(result.room);
        continue;
      }
      if (!result.recovered) {
        if (place.position) {
          this.#world.count('resets');
          this.#note(result.room, { type: 'reset', reason: result.reason ?? '' });
        }
        place.position = { epoch: result.epoch, offset: result.head };
        this.#note(result.room, { type: 'snapshot', epoch: result.epoch, offset: result.head });
      }
      for (const [name, , meta] of result.events) this.#take(connection, name, meta, true);
      if (result.more) this.#sync(connection, result.room, 0);
      else if (place.position) connection.ack(result.room, place.position.offset);
    }
  }

  refused(connection: SimConnection, wanted: readonly { room: string }[]): void {
    for (const { room } of wanted) {
      const place = this.places.get(room);
      if (place) place.asking = false;
    }
    // A command that failed is asked again on a new connection: nothing is known of what it did.
    if (connection === this.#connection) connection.closeReconnectable();
  }

  #take(connection: SimConnection, name: string, meta: Meta, replayed: boolean): void {
    const place = this.places.get(meta.room);
    if (!place?.open || !place.position || meta.epoch !== place.position.epoch) return;
    if (meta.offset <= place.position.offset) {
      this.#world.count('repeated to clients');
    } else if (meta.offset === place.position.offset + 1) {
      const { id, epoch, offset, correlationId } = meta;
      place.position = { epoch, offset, id };
      this.#note(meta.room, { type: 'apply', epoch, offset, id, name, correlationId, replayed });
      if (this.#world.random.chance(0.7)) connection.ack(meta.room, offset);
    } else {
      this.#world.count('gaps at clients');
      this.#sync(connection, meta.room, 3);
    }
  }

  #sync(connection: SimConnection, room: string, afterMs: number): void {
    const place = this.places.get(room);
    if (!place?.open || place.asking || connection !== this.#connection) return;
    place.asking = true;
    setTimeout(() => {
      if (connection === this.#connection && place.position) connection.sync([{ room, since: place.position }]);
      else place.asking = false;
    }, afterMs);
  }

  #connect(): void {
    const alive = this.#world.nodes.filter((node) => !node.dead);
    const node = alive[this.#world.random.int(0, alive.length - 1)];
    if (this.#stopped || this.#connection || !node) return;
    this.#connection = new SimConnection(node, this);
    const open = [...this.places].filter(([, place]) => place.open);
    for (const [, place] of open) place.asking = true;
    this.#connection.subscribe(open.map(([room, { position }]) => (position ? { room, since: position } : { room })));
  }

  #close(room: string): void {
    const place = this.places.get(room);
    if (!place?.open) return;
    place.open = false;
    this.#world.count('forced leaves');
    this.#note(room, { type: 'leave' });
  }

  #note(room: string, entry: Parameters<SimWorld['recorder']['note']>[2]): void {
    this.#world.recorder.note(this.name, room, entry);
  }
}
