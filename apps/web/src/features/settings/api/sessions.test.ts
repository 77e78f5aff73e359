// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { signInAs } from '../../../../tests/people.ts';
import { endOtherSessions } from './sessions.ts';

afterEach(() => vi.unstubAllGlobals());

test('all other sessions end, also those beyond the hundred that are listed', async () => {
  signInAs('ana');
  const open = new Set(Array.from({ length: 250 }, (_, at) => `s${at}`));
  const answer = (url: string, { method }: RequestInit) => {
    if (method === 'DELETE') {
      open.delete(url.split('/').at(-1) ?? '');
      return new Response(null, { status: 204 });
    }
    return Response.json({ items: [...open].slice(0, 100).map((id) => ({ id, current: id === 's7' })) });
  };
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => Promise.resolve(answer(url, init)));
  await endOtherSessions();
  expect([...open]).toEqual(['s7']);
});
