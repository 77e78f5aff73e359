// @vitest-environment happy-dom
import type { Viewing } from '@tidings/contracts';
import { afterEach, expect, test, vi } from 'vitest';
import { startLooks } from './looks.ts';

afterEach(() => vi.restoreAllMocks());

function show(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

test('what is looked at is said as it changes, once a change, and nothing while the tab is hidden', async () => {
  const said: (readonly Viewing[])[] = [];
  const looks = startLooks({ viewing: (rooms) => said.push(rooms) });
  const stop = looks.look({ room: 'topic:a', atEnd: false });
  await Promise.resolve();
  expect(said).toEqual([[{ room: 'topic:a', atEnd: false }]]);
  stop();
  looks.look({ room: 'topic:a', atEnd: true });
  await Promise.resolve();
  expect(said.slice(1)).toEqual([[{ room: 'topic:a', atEnd: true }]]);
  show(true);
  await Promise.resolve();
  show(false);
  await Promise.resolve();
  expect(said.slice(2)).toEqual([[], [{ room: 'topic:a', atEnd: true }]]);
  looks.close();
  show(true);
  await Promise.resolve();
  expect(said).toHaveLength(4);
});
