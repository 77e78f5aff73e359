import { QueryClient } from '@tanstack/react-query';
import type { Alert, EventName, ReceivedPayload } from '@tidings/contracts';
import { expect, test, vi } from 'vitest';
import { applyEvent } from '../../lib/live/live-cache.ts';
import { type AlertScope, alertQuery, alertsQuery } from './api/alerts.ts';
import { alertCountsQuery } from './api/counts.ts';
import { familyKey } from './api/family.ts';
import { monitoredKey } from './api/monitored.ts';
import { liveCaches } from './live.ts';

const at = '2026-11-28T10:00:00.000Z';
const ana = { id: 'ana', username: 'ana', displayName: 'Ana', role: 'member' as const };
const found = (id: string, more: Partial<Alert> = {}): Alert => ({
  ...{ id, source: 'darkwatch', severity: 'high', state: 'new', title: `Title of ${id}`, message: '', version: 1 },
  finding: {
    ...{ source: 'darkwatch', kind: 'email', identifier: 's•••@example.org', breach: 'Pierline', leakedAt: null },
    ...{ records: null, exposed: ['email'] },
  },
  ...{ member: ana, reason: 'you_monitor', sharedWith: [], monitoredId: null, timesSeen: 1 },
  ...{
    firstSeenAt: at,
    lastSeenAt: at,
    acknowledgedAt: null,
    acknowledgedBy: null,
    resolvedAt: null,
    resolvedBy: null,
  },
  ...more,
});
const positions = { 'user:ana': { epoch: 'e', offset: 1 } };
const counts = { new: 1, open: 1 };
const open: AlertScope = { state: 'open' };

function cacheOf(scopes: AlertScope[], items: Alert[], nextCursor: string | null = null) {
  const client = new QueryClient();
  for (const scope of scopes) {
    const pages = [{ items, nextCursor, counts, positions }];
    client.setQueryData(alertsQuery(scope).queryKey, { pages, pageParams: [undefined] });
  }
  client.setQueryData(alertCountsQuery().queryKey, { counts, positions });
  const tell = <N extends EventName>(name: N, payload: unknown) =>
    applyEvent(
      client,
      liveCaches,
      name,
      payload as ReceivedPayload<N>,
      {
        meta: { room: 'user:ana' },
        me: undefined,
      } as never,
    );
  const ids = (scope = open) =>
    client.getQueryData(alertsQuery(scope).queryKey)?.pages.flatMap((page) => page.items.map(({ id }) => id));
  return { client, tell, ids };
}

test('what is found stands on top of the lists it fits into, and of no other; numbers are those of the event', () => {
  const scopes: AlertScope[] = [open, { state: 'resolved' }, { state: 'open', source: 'spamshield' }];
  const { client, tell, ids } = cacheOf(scopes, []);
  for (const [id, of] of Object.entries({ a: 2, b: 3 }))
    tell('alert:created', { ...found(id), counts: { new: of, open: of } });
  expect(scopes.map(ids)).toEqual([['b', 'a'], [], []]);
  expect(client.getQueryData(alertCountsQuery().queryKey)?.counts).toEqual({ new: 3, open: 3 });
});

test('taken in hand it changes in its place, resolved it leaves the open ones and comes into the others', () => {
  const { client, tell, ids } = cacheOf([open], [found('b'), found('a')]);
  client.setQueryData(alertsQuery({ state: 'resolved' }).queryKey, {
    ...{ pages: [{ items: [], nextCursor: null, counts, positions }], pageParams: [undefined] },
  });
  client.setQueryData(alertQuery('b').queryKey, { ...found('b'), positions });
  tell('alert:updated', { ...found('b', { state: 'acknowledged', acknowledgedBy: ana, version: 2 }), counts });
  expect(ids()).toEqual(['b', 'a']);
  expect(client.getQueryData(alertQuery('b').queryKey)).toMatchObject({ acknowledgedBy: ana, positions, version: 2 });
  tell('alert:updated', { ...found('b', { state: 'resolved', version: 3 }), counts: { new: 0, open: 0 } });
  expect([ids(), ids({ state: 'resolved' })]).toEqual([['a'], ['b']]);
  expect(client.getQueryData(alertCountsQuery().queryKey)?.counts.new).toBe(0);
});

test('old news and what was taken away meanwhile change nothing', () => {
  const { client, tell } = cacheOf([open], [found('a', { state: 'acknowledged', version: 4 })]);
  const before = client.getQueryData(alertsQuery(open).queryKey);
  tell('alert:updated', { ...found('a', { version: 4 }), counts });
  tell('alert:created', { id: 'b', redacted: true });
  expect(client.getQueryData(alertsQuery(open).queryKey)).toBe(before);
});

test('what is older than all that is loaded comes with its page', () => {
  const { tell, ids } = cacheOf([open], [found('m')], 'more');
  tell('alert:created', { ...found('a'), counts });
  expect(ids()).toEqual(['m']);
  tell('alert:created', { ...found('z'), counts });
  expect(ids()).toEqual(['z', 'm']);
});

test('the family is as its event says, and another family means other alerts; what is watched is asked anew', () => {
  const { client, tell } = cacheOf([open], []);
  client.setQueryData(familyKey, { family: null, invitations: [], positions });
  const ask = vi.spyOn(client, 'invalidateQueries');
  tell('alert:created', { ...found('a'), counts });
  expect(ask.mock.calls.map(([asked]) => asked?.queryKey)).toEqual([monitoredKey]);
  tell('alert:family', { family: { id: 'f', name: 'Haddad', members: [], version: 1 }, invitations: [] });
  expect(client.getQueryData(familyKey)).toMatchObject({ family: { name: 'Haddad' }, positions });
  expect(ask).toHaveBeenLastCalledWith({ queryKey: ['alerts'] });
});
