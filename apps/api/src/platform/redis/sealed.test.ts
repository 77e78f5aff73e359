import { expect, test } from 'vitest';
import { sealFor, unsealFrom } from './sealed.ts';

const key = Buffer.alloc(32, 1);
const channel = 'notifications:socket.io#/forum#';
const now = 1_800_000_000_000;
const sealed = sealFor(channel, 'typing', key, now);

test('a sealed message comes out as it went in', () => {
  expect(unsealFrom(channel, sealed, [key], now + 9_000)?.toString()).toBe('typing');
});

test('while the secret is changed, what either key sealed is opened, and nothing else', () => {
  const [next, stranger] = [Buffer.alloc(32, 2), Buffer.alloc(32, 3)];
  expect(unsealFrom(channel, sealed, [next, key], now)?.toString()).toBe('typing');
  expect(unsealFrom(channel, sealed, [key, next], now)?.toString()).toBe('typing');
  expect(unsealFrom(channel, sealed, [next, stranger], now)).toBeNull();
});

test('another key, another channel, an old message, a changed byte and a cut are refused', () => {
  expect(unsealFrom(channel, sealed, [Buffer.alloc(32, 2)], now)).toBeNull();
  expect(unsealFrom(`${channel}x`, sealed, [key], now)).toBeNull();
  expect(unsealFrom(channel, sealed, [key], now + 10_001)).toBeNull();
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unsealFrom(channel, changed, [key], now), `byte ${at}`).toBeNull();
    expect(unsealFrom(channel, sealed.subarray(0, at), [key], now), `cut at ${at}`).toBeNull();
  }
});
