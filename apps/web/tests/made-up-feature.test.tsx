// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { keyGroups } from '../src/app/list/keys.ts';
import { loadLiveCaches } from '../src/app/list/live-caches.ts';
import { loadWorkspaceAdds } from '../src/app/list/workspace-adds.ts';
import { Providers } from '../src/app/providers.tsx';
import { router } from '../src/app/router.tsx';
import { localMeta } from '../src/lib/live/local-meta.ts';
import { patchCaches, setLiveCaches } from '../src/lib/live/registry.ts';
import { session } from '../src/lib/session/state.ts';
import { eventually, mount, press } from './render.tsx';
import { tidesKey } from './tides/live.ts';

// The list is all that knows of it.
vi.mock('../src/app/list/features.ts', async (original) => {
  const { features } = await original<typeof import('../src/app/list/features.ts')>();
  const { tides } = await import('./tides/feature.tsx');
  return { features: [...features, tides] };
});

const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
let host: HTMLElement;
let unmount: () => Promise<void>;

beforeAll(async () => {
  vi.stubGlobal('fetch', async () => Response.json({ items: [], nextCursor: null, positions: {} }));
  session.set({ status: 'signed-out', ended: false });
  ({ host, unmount } = await mount(
    <Providers queryClient={queries}>
      <RouterProvider router={router} />
    </Providers>,
  ));
  await eventually(() => expect(host.querySelector('aside')).not.toBeNull());
});
afterAll(async () => {
  await unmount();
  vi.unstubAllGlobals();
});

const heading = () => host.querySelector('h1')?.textContent;

test('its menu entry stands in the sidebar, with its number, and in the tab bar', () => {
  const links = [...host.querySelectorAll('a[href="/tides"]')].map((link) => link.textContent);
  expect(links).toEqual(['More77 unread', 'More']);
});

test('its go-to key leads to its page, whose code comes then', async () => {
  expect(heading()).not.toBe('Tides');
  await press('g');
  await press('t');
  await eventually(() => expect(heading()).toBe('Tides'));
  expect(router.state.location.pathname).toBe('/tides');
});

test('the keyboard help has its keys: one group a title, and the go-to keys by themselves', async () => {
  const labels = (title: string) =>
    keyGroups.filter((group) => group.title === title).map(({ shortcuts }) => shortcuts.map(({ label }) => label));
  expect(labels('keys.list')).toEqual([['keys.next', 'keys.open', 'keys.showNew', 'keys.close']]);
  expect(labels('keys.goTo')).toEqual([
    [
      'keys.home',
      'nav.inbox',
      'nav.workspaces',
      'nav.alerts',
      'nav.groups',
      'keys.goModeration',
      'keys.goSettings',
      'action.retry',
    ],
  ]);
  await press('?');
  const help = () => [...document.querySelectorAll('[role="dialog"] dt')].map((term) => term.textContent);
  await eventually(() => expect(help()).toContain('Try again'));
  // A visitor has neither a queue to go to nor settings.
  expect(help()).not.toContain('Moderation');
  expect(help()).not.toContain('Settings');
});

test('an event patches its cache', async () => {
  setLiveCaches(await loadLiveCaches());
  queries.setQueryData(tidesKey, []);
  const gone = { id: 't1', parentIds: ['c1'], version: 2, reason: 'deleted' as const };
  patchCaches(queries, 'topic:deleted', gone, localMeta('category:c1'));
  expect(queries.getQueryData(tidesKey)).toEqual(['t1']);
});

test('what it does on every page is mounted once', () => {
  expect(host.querySelectorAll('#tide-table')).toHaveLength(1);
});

test('its page of each workspace is brought, after those before it in the list', async () => {
  const pages = (await loadWorkspaceAdds()).flatMap(({ pages: of = [] }) => of.map(({ label }) => label));
  expect(pages.at(0)).toBe('workspaces.overview');
  expect(pages.at(-1)).toBe('action.copied');
});
