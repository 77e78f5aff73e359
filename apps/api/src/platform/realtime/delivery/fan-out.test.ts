import { seededRandom } from '@tidings/testing';
import { expect, test } from 'vitest';
import type { StoredEvent } from '../../events/log/stored-event.ts';
import type { Follower } from '../../events/tracker/tracked-room.ts';
import { SocketConnection } from '../connection/socket-connection.ts';
import { windowLimits } from '../connection/window.ts';
import { FanOut } from './fan-out.ts';
import { TimeSlices } from './time-slices.ts';

const room = 'topic:01a1f868-5e80-7c46-8ab1-c70e195dd31f';
const eventAt = (offset: number, inRoom = room): StoredEvent => ({
  id: `01a1f868-5e80-7c46-8ab1-${String(offset).padStart(12, '0')}`,
  room: inRoom,
  epoch: 'e',
  offset,
  name: 'reply:created',
  payload: {},
  at: '2026-11-20T00:00:00.000Z',
  correlationId: 'c',
  scope: 's',
  version: 1,
});

/** Readers and the packets written to them, on an event loop that is turned by hand. */
class World {
  readonly written = new Map<string, number[]>();
  readonly lagged: string[] = [];
  readonly followers = new Set<Follower>();
  readonly fanOut: FanOut;
  #due: (() => void)[] = [];
  #time = 0;

  constructor() {
    const turns = { now: () => this.#time, soon: (callback: () => void) => void this.#due.push(callback) };
    this.fanOut = new FanOut({
      onLag: (connection) => {
        this.lagged.push(connection.id);
        this.leave(connection);
      },
      metrics: { emitted: () => undefined },
      slices: new TimeSlices(turns),
      withheldFrom: ({ payload }) => payload.about as string | undefined,
    });
  }

  join(name: string, inRoom = room): SocketConnection {
    const actor = { id: name, username: name, displayName: name, role: 'member', sessionId: name } as const;
    const rights = {
      suspendedUntil: null,
      silencedUntil: null,
      presenceHidden: false,
      presenceChoice: null,
      presenceUntil: null,
    };
    const session = { actor: { ...actor, ...rights }, deviceId: name, tokenVersion: 1, expiresAt: 0 };
    const send = (text: string) => {
      const [, , { offset }] = JSON.parse(text.slice(text.indexOf('['))) as [string, object, { offset: number }];
      this.written.get(name)?.push(offset);
      this.#time += 0.02;
    };
    const connection = new SocketConnection({ id: name, send } as never, session);
    connection.sockets.set('/forum', { id: name } as never);
    this.written.set(name, []);
    this.enter(connection, 0, inRoom);
    return connection;
  }

  enter(connection: SocketConnection, head: number, inRoom = room): void {
    connection.rooms.set(inRoom, { namespace: '/forum', acked: head, head, lagging: false });
    this.followers.add(connection);
  }

  leave(connection: SocketConnection): void {
    this.followers.delete(connection);
  }

  send(offset: number): void {
    this.fanOut.send(eventAt(offset), this.followers);
  }

  /** One turn of the event loop. False when nothing was due. */
  turn(): boolean {
    const due = this.#due;
    this.#due = [];
    for (const callback of due) callback();
    return due.length > 0;
  }

  finish(): void {
    while (this.turn());
  }

  live(id: string): boolean {
    return [...this.followers].some((follower) => follower.userId === id);
  }

  get reached(): number {
    return [...this.written.values()].filter((offsets) => offsets.length > 0).length;
  }
}

const crowd = (world: World, count: number) => Array.from({ length: count }, (_, n) => world.join(`reader-${n}`));

test('a small room is served in the same turn', () => {
  const world = new World();
  crowd(world, 16);
  world.send(1);
  expect(world.reached).toBe(16);
});

test('a large room is served a few at a time, and a small one does not wait for it', () => {
  const world = new World();
  crowd(world, 1000);
  world.send(1);
  let most = 0;
  for (let before = 0; world.turn(); before = world.reached) most = Math.max(most, world.reached - before);
  expect(world.reached).toBe(1000);
  // 20 µs each: no more than half a millisecond between two turns.
  expect(most).toBeLessThanOrEqual(24);

  world.send(2);
  world.turn();
  const other = 'topic:01a1f868-5e80-7c46-8ab1-c70e195dd320';
  const reader = world.join('elsewhere', other);
  world.fanOut.send(eventAt(1, other), new Set([reader]));
  expect(world.written.get('elsewhere')).toEqual([1]);
});

test('whom an event is withheld from is not sent it and has to pull, and nobody else notices', () => {
  const world = new World();
  crowd(world, 3);
  world.fanOut.send({ ...eventAt(1), payload: { about: 'reader-1' } }, world.followers);
  world.finish();
  expect([world.lagged, Object.fromEntries(world.written)]).toEqual([
    ['reader-1'],
    { 'reader-0': [1], 'reader-1': [], 'reader-2': [1] },
  ]);
});

test('each socket has every event once and in order, whatever comes, goes and acknowledges between the slices', () => {
  const wrong: object[] = [];
  for (let seed = 0; seed < 100; seed++) {
    const random = seededRandom(seed);
    const world = new World();
    const all = crowd(world, 40);
    let head = 0;
    for (let n = 0; n < 120; n++) {
      const reader = all[Math.floor(random.next() * all.length)];
      const act = random.next();
      if (act < 0.3) world.send(++head);
      else if (act < 0.4 && reader) world.leave(reader);
      else if (act < 0.5 && reader) {
        // What it missed comes with the answer that lets it back in.
        world.enter(reader, head);
        world.written.get(reader.id)?.push(-head);
      } else if (act < 0.6 && reader) reader.ack(room, head);
      else world.turn();
    }
    world.finish();
    for (const [id, offsets] of world.written) {
      let position = 0;
      for (const offset of offsets) {
        if (offset <= 0) position = Math.max(position, -offset);
        else if (offset > position) {
          if (offset !== position + 1) wrong.push({ seed, id, offset, position });
          position = offset;
        }
      }
      if (world.live(id) && position !== head) wrong.push({ seed, id, head, position });
    }
  }
  expect(wrong).toEqual([]);
});

test('who leaves, or has to pull, between two slices is written to no more', () => {
  const world = new World();
  const all = crowd(world, 100);
  world.send(1);
  world.send(2);
  for (const reader of all) world.leave(reader);
  world.finish();
  expect(world.reached).toBe(0);
});

test('who does not acknowledge has to pull once the window is full', () => {
  const world = new World();
  const [first, ...others] = crowd(world, 40);
  for (let offset = 1; offset <= windowLimits.events + 1; offset++) {
    world.send(offset);
    world.finish();
    for (const reader of others) reader.ack(room, offset);
  }
  expect(world.lagged).toEqual([first?.id]);
  expect(world.written.get('reader-0')).toHaveLength(windowLimits.events);
  expect(world.written.get('reader-1')).toHaveLength(windowLimits.events + 1);
});

test('a room that is sent more than can be written holds a bounded number of events; its readers pull the rest', () => {
  const world = new World();
  const all = crowd(world, 40);
  for (let offset = 1; offset <= 500; offset++) world.send(offset);
  world.finish();
  expect(world.lagged).toHaveLength(40);
  for (const offsets of world.written.values()) {
    expect(offsets).toEqual(Array.from({ length: windowLimits.events }, (_, n) => n + 1));
  }
  // They pulled, and the room goes on.
  for (const reader of all) world.enter(reader, 500);
  for (const reader of all) reader.window.drop(room);
  world.send(501);
  world.finish();
  expect([...world.written.values()].every((offsets) => offsets.at(-1) === 501)).toBe(true);
});
