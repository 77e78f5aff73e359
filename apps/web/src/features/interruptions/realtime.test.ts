import { QueryClient } from '@tanstack/react-query';
import type { EventName, NamedMute, ReceivedPayload } from '@tidings/contracts';
import { expect, test, vi } from 'vitest';
import { applyEvent } from '../../lib/live/live-cache.ts';
import { mutesQuery } from './api/mutes.ts';
import { type Preferences, preferencesQuery } from './api/preferences.ts';
import { liveCaches } from './live.ts';
import { wished } from './model/wished.ts';

const set: Preferences = {
  types: [
    { type: 'like', channels: { inApp: true } },
    { type: 'mention', channels: { inApp: true } },
  ],
  quietHours: { on: false, spans: [] },
  ...{ dndUntil: null, busyIsQuiet: true, calm: false, sound: false, version: 4 },
  ...{ timeZone: 'UTC', nextInterruptionAt: null, positions: {} },
};
const mute = (targetId: string): NamedMute => ({
  ...{ targetType: 'topic', targetId, name: `Topic ${targetId}`, until: null, exceptMentions: false },
  createdAt: '2026-11-27T12:00:00.000Z',
});

function tell<N extends EventName>(client: QueryClient, name: N, payload: unknown): void {
  const context = { meta: { room: 'user:ana' }, me: undefined } as never;
  applyEvent(client, liveCaches, name, payload as ReceivedPayload<N>, context);
}

test('what was changed on another device is taken over whole, what is older is not, and what only a reading says stays', () => {
  const client = new QueryClient();
  const { queryKey } = preferencesQuery();
  client.setQueryData(queryKey, set);
  const { positions: _, timeZone: __, nextInterruptionAt: ___, ...said } = { ...set, calm: true, version: 5 };
  tell(client, 'preferences:changed', said);
  expect(client.getQueryData(queryKey)).toEqual({ ...set, calm: true, version: 5 });
  tell(client, 'preferences:changed', { ...said, calm: false, version: 5 });
  tell(client, 'preferences:changed', { ...said, calm: false, version: 3 });
  expect(client.getQueryData(queryKey)?.calm).toBe(true);
});

test('a mute goes, changes and keeps its name; one that is new is asked for by name', () => {
  const client = new QueryClient();
  const { queryKey } = mutesQuery();
  client.setQueryData(queryKey, { items: [mute('a'), mute('b')], positions: {} });
  const ask = vi.spyOn(client, 'invalidateQueries');
  const { name: _, ...changed } = { ...mute('b'), exceptMentions: true };
  tell(client, 'mute:changed', { targetType: 'topic', targetId: 'a', mute: null });
  tell(client, 'mute:changed', { targetType: 'topic', targetId: 'b', mute: changed });
  tell(client, 'mute:changed', { targetType: 'person', targetId: 'b', mute: null });
  expect(client.getQueryData(queryKey)?.items).toEqual([{ ...mute('b'), exceptMentions: true }]);
  expect(ask).not.toHaveBeenCalled();
  tell(client, 'mute:changed', { targetType: 'topic', targetId: 'c', mute: mute('c') });
  expect(ask).toHaveBeenCalledTimes(1);
});

test('wishes that are on their way show one upon the other, and leave the rest', () => {
  const calm = wished(set, { calm: true });
  const both = wished(calm, { types: [{ type: 'like', channels: { inApp: false } }] });
  expect(both).toEqual({
    ...set,
    calm: true,
    types: [
      { type: 'like', channels: { inApp: false } },
      { type: 'mention', channels: { inApp: true } },
    ],
  });
  expect(wished(both, { types: [{ type: 'weather', channels: { inApp: true } }] }).types).toHaveLength(2);
});
