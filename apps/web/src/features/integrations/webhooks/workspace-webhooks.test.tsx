// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { Webhook, Workspace } from '@tidings/contracts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signInAs, signOut } from '../../../../tests/people.ts';
import { after, eventually, mount } from '../../../../tests/render.tsx';
import { WorkspaceWebhooks } from './workspace-webhooks.tsx';

const workspace = { id: '0199a000-0000-7000-8000-000000000001', name: 'Dispatch' } as Workspace;
const failing: Webhook = {
  ...{ id: '0199a000-0000-7000-8000-000000000002', name: 'Ledger', url: 'https://ledger.example/hooks' },
  ...{ events: ['approval.*', 'agent.status'], state: 'active', failingSince: '2026-11-29T10:00:00.000Z', pending: 2 },
  ...{ dropped: 0, recent: ['failed', 'pending'], secretUntil: null, lastAt: '2026-11-29T10:00:00.000Z' },
  ...{ createdAt: '2026-11-29T09:00:00.000Z', createdBy: null, workspaceId: workspace.id },
};

type Asked = { method: string; path: string; body: unknown };
let asked: Asked[];
let list: () => Response;
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

beforeEach(() => {
  asked = [];
  list = () => json({ items: [], nextCursor: null });
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit = {}) => {
    asked.push({ method, path: String(url), body: body ? JSON.parse(String(body)) : null });
    if (method !== 'GET') return json({ ...failing, failingSince: null, secret: 'whsec_shown-once' }, 201);
    return String(url).includes('/deliveries') ? json({ items: [], nextCursor: null }) : list();
  });
  signInAs('ana');
});
afterEach(() => {
  vi.unstubAllGlobals();
  signOut();
});

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });
const show = () =>
  mount(
    <QueryClientProvider client={client()}>
      <WorkspaceWebhooks workspace={workspace} />
    </QueryClientProvider>,
  );
const button = (words: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent?.includes(words));
const says = (words: string) => eventually(() => expect(document.body.textContent).toContain(words));

test('what is not there, does not load and loads again is said, and only of this workspace it is asked', async () => {
  list = () => json({ error: { code: 'INTERNAL', message: 'No', correlationId: 'c' } }, 500);
  const page = await show();
  expect(page.host.querySelector('[aria-busy=true]')).not.toBeNull();
  await says('The webhooks did not load.');
  list = () => json({ items: [], nextCursor: null });
  await after(() => button('Try again')?.click());
  await says('No other system is sent what happens in this workspace yet.');
  expect([...new Set(asked.map(({ path }) => path))]).toEqual([`/api/webhooks?limit=50&workspaceId=${workspace.id}`]);
  await page.unmount();
});

test('events of workspaces are offered, and the webhook that is made is bound to this one, its secret shown', async () => {
  const page = await show();
  await says('No other system');
  await after(() => button('New webhook')?.click());
  const boxes = () => [...document.querySelectorAll<HTMLInputElement>('[type=checkbox]')];
  expect(boxes().map((box) => [box.closest('label')?.querySelector('code')?.textContent, box.checked])).toEqual([
    ['approval.*', true],
    ...['agent.*', 'workspace.*', 'chat.channel', '*'].map((one) => [one, false]),
  ]);
  await after(() => boxes()[1]?.click());
  for (const [nth, value] of ['Ledger', 'https://ledger.example/hooks'].entries()) {
    const field = document.querySelectorAll<HTMLInputElement>('[role=dialog] input:not([type=checkbox])')[nth];
    await after(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  await after(() => document.querySelector<HTMLFormElement>('#webhook')?.requestSubmit());
  await says('whsec_shown-once');
  expect(asked.find(({ method }) => method === 'POST')).toMatchObject({
    path: '/api/webhooks',
    body: {
      name: 'Ledger',
      url: 'https://ledger.example/hooks',
      events: ['approval.*', 'agent.*'],
      workspaceId: workspace.id,
    },
  });
  await page.unmount();
});

test('one that fails says how much waits in its order, and is tried at once when the owner says so', async () => {
  list = () => json({ items: [failing], nextCursor: null });
  const page = await show();
  await says('Ledger');
  await after(() => button('Ledger')?.click());
  await says('2 events wait, and are sent in their order.');
  await says('Nothing was sent yet.');
  await after(() => button('Try it now')?.click());
  await eventually(() =>
    expect(asked.find(({ method }) => method === 'PATCH')).toEqual({
      ...{ method: 'PATCH', path: `/api/webhooks/${failing.id}`, body: { state: 'active' } },
    }),
  );
  await page.unmount();
});
