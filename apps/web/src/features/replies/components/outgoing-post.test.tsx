// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fillStorage, signInAs, signOut } from '../../../../tests/people.ts';
import { after, mount } from '../../../../tests/render.tsx';
import type { Outgoing } from '../outbox/entry.ts';
import { addOutgoing, outgoing } from '../outbox/store.ts';
import { OutgoingPost } from './outgoing-post.tsx';

const day = 24 * 3_600_000;
const entry = (change: Partial<Outgoing>): Outgoing => ({
  id: 'c1',
  idempotencyKey: 'k1',
  topicId: 't',
  parentId: null,
  body: 'what was written',
  at: new Date().toISOString(),
  state: 'waiting',
  ...change,
});

beforeEach(() => {
  localStorage.clear();
  signInAs('ana');
});
afterEach(() => {
  vi.unstubAllGlobals();
  signOut();
});

async function show(one: Outgoing) {
  addOutgoing(one);
  return await mount(
    <QueryClientProvider client={new QueryClient()}>
      <OutgoingPost entry={one} first />
    </QueryClientProvider>,
  );
}

test('what may have been posted long ago asks before it is sent again, and is sent when the member says so', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const page = await show(entry({ sentAt: Date.now() - day, failure: { code: 'OFFLINE', message: 'x' } }));
  expect(page.host.querySelector('[role=alert]')?.textContent).toContain('We do not know whether this was posted.');
  const retry = [...page.host.querySelectorAll('button')].find((button) => button.textContent === 'Retry');
  await after(() => retry?.click());
  expect(outgoing()).toMatchObject([{ id: 'c1', idempotencyKey: 'k1', state: 'sending' }]);
  await page.unmount();
});

test('a post that this page alone holds says so', async () => {
  fillStorage();
  const page = await show(
    entry({ state: 'failed', sentAt: null, failure: { code: 'TOPIC_LOCKED', message: 'Locked.' } }),
  );
  expect(page.host.textContent).toContain('it is kept only until you leave this page');
  await page.unmount();
});
