import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cursor, decodeCursor, encodeCursor, idTail } from '../src/index.ts';

const uuid = fc.uuid().map((id) => id.toLowerCase());
const room = fc.oneof(
  fc.tuple(fc.constantFrom('user', 'category', 'topic', 'thread', 'group'), uuid).map(([kind, id]) => `${kind}:${id}`),
  fc.constantFrom('announcements', 'admin:notifications'),
);
const entry = fc.oneof(
  room.map((name) => ({ room: name, offset: null })),
  room.map((name) => ({ room: name, offset: 0 })),
  fc
    .tuple(room, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), uuid)
    .map(([name, offset, id]) => ({ room: name, offset, tail: idTail(id) })),
);
const cursor: fc.Arbitrary<Cursor> = fc.record({
  epoch: fc.stringMatching(/^[0-9a-f]{1,16}$/),
  entries: fc.array(entry, { maxLength: 66 }),
});

describe('the cursor', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(cursor, (given) => {
        expect(decodeCursor(encodeCursor(given))).toEqual(given);
      }),
    );
  });

  test('takes at most 3 KB for 64 rooms', () => {
    const id = '0198b4e2-ffff-7fff-bfff-ffffffffffff';
    const entries = Array.from({ length: 64 }, () => ({ room: `topic:${id}`, offset: 2 ** 40, tail: idTail(id) }));
    expect(encodeCursor({ epoch: 'f'.repeat(16), entries }).length).toBeLessThanOrEqual(3 * 1024);
  });

  test('refuses anything else without throwing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void decodeCursor(text)));
    for (const text of ['', 'AA', '!', 'AQ', '__proto__', 'A'.repeat(9000)]) expect(decodeCursor(text)).toBeNull();
  });

  test('refuses every cut of a real one or reads fewer rooms, never other ones', () => {
    fc.assert(
      fc.property(cursor, fc.nat(), (given, at) => {
        const text = encodeCursor(given);
        const read = decodeCursor(text.slice(0, at % text.length));
        if (read) expect(given.entries.slice(0, read.entries.length)).toEqual(read.entries);
      }),
    );
  });
});
