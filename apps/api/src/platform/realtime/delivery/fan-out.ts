import type { WithheldFrom } from '../../events/catch-up/withheld.ts';
import { metaOf, type StoredEvent } from '../../events/log/stored-event.ts';
import type { Follower } from '../../events/tracker/tracked-room.ts';
import { namespaceOf } from '../../rooms/room-rules.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { Connection } from '../connection/connection.ts';
import { encodePacket, type Packet } from '../connection/packet.ts';
import { SocketConnection } from '../connection/socket-connection.ts';
import { type Sent, windowLimits } from '../connection/window.ts';
import { RoomQueues } from './room-queues.ts';
import type { TimeSlices } from './time-slices.ts';

/** Events of one room that may wait to be sent: as many as a connection may leave unacknowledged. */
const MAX_QUEUED = windowLimits.events;

type Ports = {
  onLag: (connection: SocketConnection, room: string) => void;
  metrics: Pick<Metrics, 'emitted'>;
  slices?: TimeSlices;
  withheldFrom?: WithheldFrom;
};

/** Sends events to the live followers of rooms, never out of order, and to none that has too much unacknowledged. */
export class FanOut {
  readonly #ports: Ports;
  readonly #queues: RoomQueues;
  /** Who has to pull, once everything before was sent, because too much came at once. */
  readonly #behind = new Map<string, Set<Follower>>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#queues = new RoomQueues(ports.slices);
  }

  send(event: StoredEvent, followers: ReadonlySet<Follower>): void {
    if (followers.size === 0) return;
    const { room } = event;
    this.#ports.metrics.emitted(event, followers.size);
    if (this.#behind.has(room) || this.#queues.waiting(room) >= MAX_QUEUED) {
      this.#overflow(room, followers);
      return;
    }
    const namespace = namespaceOf(room);
    const packet = encodePacket(namespace, event.name, event.payload, metaOf(event));
    const sent = { room, offset: event.offset, bytes: packet.text.length };
    this.#queues.send(room, followers, (some) => this.#serve(event, packet, sent, some));
  }

  #overflow(room: string, followers: ReadonlySet<Follower>): void {
    const behind = this.#behind.get(room) ?? new Set();
    for (const follower of followers) behind.add(follower);
    if (this.#behind.has(room)) return;
    this.#behind.set(room, behind);
    const letPull = (some: readonly Follower[]) => {
      for (const follower of some) this.#letPull(follower, room);
    };
    this.#queues.append(room, { live: followers, left: behind.values() }, letPull, () => this.#behind.delete(room));
  }

  #serve(event: StoredEvent, packet: Packet, sent: Sent, followers: readonly Follower[]): void {
    const withheldFrom = this.#ports.withheldFrom?.(event) ?? '';
    for (const follower of followers) {
      // The pull is answered with a reset: what is withheld leaves a gap that nothing else may close.
      if (follower.userId === withheldFrom) this.#letPull(follower, event.room);
      else if (follower instanceof SocketConnection) {
        if (this.#admit(follower, sent)) follower.write(packet);
      } else if (!hasAlready(follower, event)) follower.deliver(event);
    }
  }

  #admit(connection: SocketConnection, sent: Sent): boolean {
    const { room, offset } = sent;
    const state = connection.rooms.get(room);
    if (!state || state.lagging) return false;
    // Acknowledged already, out of an answer to `sync` that was quicker than the bus: it needs no place in the window.
    if (offset <= state.acked) return true;
    if (!connection.window.push(sent)) {
      this.#ports.onLag(connection, room);
      return false;
    }
    state.head = Math.max(state.head, offset);
    return true;
  }

  #letPull(follower: Follower, room: string): void {
    if (follower instanceof SocketConnection) this.#ports.onLag(follower, room);
    else if (follower instanceof Connection) follower.closeReconnectable();
    else follower.fellOut?.(room);
  }
}

/** Left and returned while the event was on its way: the return brought it. */
const hasAlready = (follower: Follower, event: StoredEvent): boolean =>
  follower instanceof Connection && (follower.rooms.get(event.room)?.head ?? 0) >= event.offset;
