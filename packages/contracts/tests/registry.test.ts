import { describe, expect, test } from 'vitest';
import { commands, events, parseRoom, roomKinds, rooms } from '../src/index.ts';
import { operations } from '../src/rest.ts';

const id = '0198b4e2-1111-7222-8333-444455556666';

describe('the registries', () => {
  test('name events noun:verb in lower case, control words aside', () => {
    for (const [name, event] of Object.entries(events)) {
      if (event.class !== 'control') expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*:[a-z]+(?:-[a-z]+)*$/);
    }
  });

  test('put every event but a control one into a room of its namespace or of the member', () => {
    for (const [name, event] of Object.entries(events)) {
      if (event.class === 'control') continue;
      expect(event.rooms.length, name).toBeGreaterThan(0);
      const homes = event.rooms.map((kind) => roomKinds[kind].namespace);
      expect(homes, name).toContain(event.namespace);
    }
  });

  test('keep server events and client commands apart', () => {
    expect(Object.keys(commands).filter((name) => name in events)).toEqual([]);
  });

  test('have one operation for a method and path', () => {
    const keys = Object.values(operations).map((o) => `${o.method} ${o.path}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('room names', () => {
  test('are read back as what they were made of', () => {
    expect(parseRoom(rooms.topic(id))).toEqual({ kind: 'topic', id, namespace: '/forum' });
    expect(parseRoom(rooms.moderators)).toEqual({ kind: 'moderators', id: '', namespace: '/admin' });
    expect(parseRoom(rooms.announcements)).toEqual({ kind: 'announcements', id: '', namespace: '/forum' });
  });

  test.each(['topic:', 'topic:*', `topic:${id}x`, `Topic:${id}`, 'internal:sessions', '__proto__', `user:${id}#1`, ''])(
    'refuse %j',
    (name) => expect(parseRoom(name)).toBeNull(),
  );
});
