import type { BusMessage, StoredEvent } from '../../src/platform/events/log/stored-event.ts';

export const roomNames = ['topic:a', 'topic:b', 'topic:c'] as const;
export const scopeNames = ['category:x', 'category:y'] as const;
export const userNames = ['u0', 'u1', 'u2', 'u3'] as const;

type Stored = StoredEvent & { serial: number };
/** `under`: every scope the room has stood under, each from a serial on. */
type DbRoom = { scope: string; events: Stored[]; under: { key: string; from: number }[] };
type DbScope = { version: number; allowed: Set<string> };

/** The database of the model: committed facts, and who was entitled when, in one order of commits. */
export class Truth {
  epoch = 'e1';
  serial = 0;
  readonly rooms = new Map<string, DbRoom>();
  readonly scopes = new Map<string, DbScope>();
  /** Per scope and user: the spans of serials in which they were entitled; the last one may be open. */
  readonly spans = new Map<string, { from: number; to: number }[]>();

  constructor() {
    for (const key of scopeNames) {
      this.scopes.set(key, { version: 1, allowed: new Set() });
      for (const user of userNames) this.allow(key, user);
    }
    for (const room of roomNames)
      this.rooms.set(room, { scope: scopeNames[0], events: [], under: [{ key: scopeNames[0], from: 0 }] });
  }

  room(name: string): DbRoom {
    const found = this.rooms.get(name);
    if (!found) throw new Error(`no room ${name}`);
    return found;
  }

  scope(key: string): DbScope {
    const found = this.scopes.get(key);
    if (!found) throw new Error(`no scope ${key}`);
    return found;
  }

  head = (name: string): number => this.room(name).events.length;

  commit(name: string): BusMessage {
    const room = this.room(name);
    const serial = ++this.serial;
    const event: Stored = {
      ...{ room: name, epoch: this.epoch, offset: room.events.length + 1, serial, name: 'reply:created', at: '' },
      ...{ id: `${this.epoch}-${serial}`, payload: {}, correlationId: '' },
      ...{ scope: room.scope, version: this.scope(room.scope).version },
    };
    room.events.push(event);
    return { kind: 'event', event };
  }

  allow(key: string, user: string): void {
    const { allowed } = this.scope(key);
    if (allowed.has(user)) return;
    allowed.add(user);
    const spans = this.spans.get(`${key}/${user}`) ?? [];
    this.spans.set(`${key}/${user}`, spans);
    spans.push({ from: ++this.serial, to: Number.POSITIVE_INFINITY });
  }

  remove(key: string, user: string): BusMessage | null {
    const scope = this.scope(key);
    if (!scope.allowed.delete(user)) return null;
    scope.version += 1;
    const span = this.spans.get(`${key}/${user}`)?.at(-1);
    if (span) span.to = ++this.serial;
    return { kind: 'scope', key, version: scope.version };
  }

  /** The move is an event of the room, as a topic that is moved has one. */
  rescope(name: string, key: string): BusMessage {
    const room = this.room(name);
    room.scope = key;
    room.under.push({ key, from: this.serial + 1 });
    return this.commit(name);
  }

  /** A restore: the newest events of every room are gone, and a new epoch begins. */
  goBack(count: number, epoch: string): void {
    this.epoch = epoch;
    for (const room of this.rooms.values()) {
      room.events = room.events.slice(0, Math.max(0, room.events.length - count));
      for (const event of room.events) event.epoch = epoch;
    }
  }

  state(name: string) {
    const { scope, events } = this.room(name);
    return { head: events.length, scope, version: this.scope(scope).version };
  }

  /** Was this member entitled to the event at some moment since it was committed, whatever the room stood under then? */
  everEntitled(event: Stored, user: string): boolean {
    const { under } = this.room(event.room);
    return under.some(({ key, from }, index) => {
      const until = under[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      const spans = this.spans.get(`${key}/${user}`) ?? [];
      return spans.some((span) => Math.min(span.to, until) > Math.max(event.serial, from, span.from));
    });
  }
}
