// @vitest-environment happy-dom
import type { ShownAnnouncement } from '@tidings/contracts';
import { afterEach, expect, test, vi } from 'vitest';
import { after, mountHook } from '../../../../tests/render.tsx';
import { createStore, useStore } from '../../../lib/store/external-store.ts';
import { useStanding } from './use-standing.ts';

const places = vi.hoisted(() => ({ use: (): { page: string; drawn: string } => ({ page: '/', drawn: '/' }) }));
vi.mock('@tanstack/react-router', () => ({
  useLocation: () => places.use().page,
  useRouterState: () => places.use().drawn,
}));

const at = createStore({ page: '/', drawn: '/' });
places.use = () => useStore(at);
const all = [{ id: 'one' }] as ShownAnnouncement[];

let unmount = async () => {};
afterEach(() => unmount());

test('one that comes while the next page is on its way stands on it, though nobody scrolls there', async () => {
  document.body.innerHTML = '<main id="main"><div data-scroller></div></main>';
  const scroller = document.querySelector('[data-scroller]') as HTMLElement;
  scroller.scrollTop = 300;
  at.set({ page: '/inbox', drawn: '/' });
  const seen: (string | undefined)[] = [];
  ({ unmount } = await mountHook(() => {
    seen.push(useStanding(all)?.id);
  }, undefined));
  expect(seen.at(-1)).toBeUndefined();
  await after(() => {
    scroller.remove();
    at.set({ page: '/inbox', drawn: '/inbox' });
  });
  expect(seen.at(-1)).toBe('one');
});
