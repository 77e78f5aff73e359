import type { RoomResult } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { packetOf, withRooms } from './packet.ts';

const events = [
  ['reply:created', { body: 'quotes " \\ \u2028 and \u{1F30A}' }, { offset: 1 }],
  ['reply:deleted', { id: 'x' }, { offset: 2 }],
] as unknown as Extract<RoomResult, { ok: true }>['events'];
const rooms: RoomResult[] = [
  { room: 'topic:a', ok: true, epoch: 'e', head: 2, floor: 0, recovered: true, events, more: false },
  {
    room: 'topic:b',
    ok: true,
    epoch: 'e',
    head: 0,
    floor: 0,
    recovered: false,
    reason: 'fresh',
    events: [],
    more: false,
  },
  { room: 'topic:c', ok: false, code: 'ROOM_REFUSED' },
];

test('an answer that is put together says the same as one that is written out whole', () => {
  const answer = { userId: 'u', rooms: [], serverTime: 't' };
  expect(JSON.parse(withRooms(answer, rooms))).toEqual(JSON.parse(JSON.stringify({ ...answer, rooms })));
  // The second time its events are known.
  expect(JSON.parse(withRooms(answer, rooms))).toEqual(JSON.parse(JSON.stringify({ ...answer, rooms })));
});

test('an event packet of a namespace carries its name and its payload', () => {
  expect(packetOf('/forum', 'session:ready', '{"a":1}')).toBe('2/forum,["session:ready",{"a":1}]');
});
