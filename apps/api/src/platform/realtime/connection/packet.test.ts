import type { RoomResult } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { encodePacket, packetOf, textFrame, withRooms } from './packet.ts';

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
  // The second time its events are known; some of them, or others, are not taken for them.
  const some = rooms.map((room) => (room.ok ? { ...room, events: room.events.slice(-1) } : room));
  for (const next of [rooms, some, rooms]) {
    expect(JSON.parse(withRooms(answer, next))).toEqual(JSON.parse(JSON.stringify({ ...answer, rooms: next })));
  }
});

test('an event packet of a namespace carries its name and its payload', () => {
  expect(packetOf('/forum', 'session:ready', '{"a":1}').text).toBe('2/forum,["session:ready",{"a":1}]');
});

test('a packet for many is the same text, and a WebSocket frame around it', () => {
  const { text, options } = encodePacket('/forum', 'reply:created', { body: 'ä' }, { offset: 1 });
  expect(text).toBe('2/forum,["reply:created",{"body":"ä"},{"offset":1}]');
  expect(options.wsPreEncodedFrame[0]).toEqual(textFrame(`4${text}`));
});

test('a frame says how long it is, however long', () => {
  for (const [length, header] of [
    [125, [0x81, 125]],
    [126, [0x81, 126, 0, 126]],
    [65_535, [0x81, 126, 0xff, 0xff]],
    [65_536, [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
  ] as const) {
    const frame = textFrame('x'.repeat(length));
    expect([...frame.subarray(0, header.length)]).toEqual(header);
    expect(frame.length).toBe(header.length + length);
  }
  expect(textFrame('é').length, 'bytes, not characters').toBe(4);
});
