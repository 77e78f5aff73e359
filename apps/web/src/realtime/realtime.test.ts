// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import type { Status } from '@tidings/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signInAs, signOut } from '../../tests/people.ts';
import { session } from '../lib/session/state.ts';
import { createStore } from '../lib/store/external-store.ts';
import { openLive } from './client/open-client.ts';
import { Realtime } from './realtime.ts';

vi.mock('./client/open-client.ts', () => ({ openLive: vi.fn() }));
vi.mock('./client/shared-tabs.ts', () => ({ sharedTabs: () => undefined }));

const status = (state: Status['state']) => ({ state, code: null, message: null, latencyMs: null }) as Status;

let stop: () => void = () => undefined;
beforeEach(() => {
  vi.useFakeTimers();
  signInAs('ana');
});
afterEach(() => {
  stop();
  signOut();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The connection of a page, in a state that the test decides; `connects` counts how often it was opened. */
async function connected() {
  const store = createStore<Status>(status('connecting'));
  const connect = vi.fn(() => store.set(status('connecting')));
  const client = {
    status: { subscribe: store.subscribe, getSnapshot: store.get },
    connect,
    tokenRefreshed: async () => undefined,
  };
  vi.mocked(openLive).mockReturnValue({ client, rooms: {}, close: () => undefined } as never);
  stop = new Realtime(new QueryClient(), async () => undefined).start();
  await vi.waitFor(() => expect(connect).toHaveBeenCalledTimes(1));
  return { connect, become: (state: Status['state']) => store.set(status(state)) };
}

const answer = (body: object, init?: ResponseInit) =>
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, init)));
const grant = { user: { id: 'ana', role: 'member' }, accessToken: 'newer', expiresAt: '2099-01-01T00:00:00.000Z' };

test('a connection that was refused connects again when the session turns out to go on', async () => {
  const { connect, become } = await connected();
  answer(grant);
  become('live');
  become('signed-out');
  await vi.advanceTimersByTimeAsync(10);
  expect(connect).toHaveBeenCalledTimes(2);
  // Refused again and again it waits longer each time, and begins anew once it was live.
  become('signed-out');
  await vi.advanceTimersByTimeAsync(500);
  expect(connect).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(600);
  expect(connect).toHaveBeenCalledTimes(3);
  become('live');
  become('signed-out');
  await vi.advanceTimersByTimeAsync(10);
  expect(connect).toHaveBeenCalledTimes(4);
});

test('a connection of a session that has ended stays closed', async () => {
  const { connect, become } = await connected();
  answer({ error: { code: 'UNAUTHENTICATED', message: 'no' } }, { status: 401 });
  become('live');
  become('signed-out');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(connect).toHaveBeenCalledTimes(1);
  expect(session.get().status).toBe('signed-out');
});
