import { expect, test } from 'vitest';
import { onClick } from './on-click.ts';
import { onPush } from './on-push.ts';
import type { Client, Scope, Shown, ShowOptions } from './scope.ts';

type World = Scope & {
  shown: (Shown & { title: string; options: ShowOptions; closed: boolean })[];
  acts: unknown[];
  opened: string[];
  focused: string[];
  badge: number;
};

/** A browser, with these pages of the app open; `answers`: whether the server does what it is asked. */
function world(open: { url: string; visible?: boolean }[] = [], { answers = true, maxActions = 2 } = {}): World {
  const all: World = {
    ...{ shown: [], acts: [], opened: [], focused: [], badge: -1, maxActions },
    location: { origin: 'https://talk.example' },
    registration: {
      async showNotification(title, options) {
        const one = {
          title,
          options,
          tag: options.tag,
          data: options.data,
          closed: false,
          close: () => {
            one.closed = true;
          },
        };
        all.shown.push(one);
      },
      getNotifications: async (which) =>
        all.shown.filter(({ tag, closed }) => !closed && (!which || tag === which.tag)),
    },
    clients: {
      matchAll: async () =>
        open.map(
          ({ url, visible = false }): Client => ({
            url,
            visibilityState: visible ? 'visible' : 'hidden',
            focus: async () => all.focused.push(url),
          }),
        ),
      openWindow: async (url) => all.opened.push(url),
      claim: async () => undefined,
    },
    navigator: {
      setAppBadge: async (count) => {
        all.badge = count;
      },
      clearAppBadge: async () => {
        all.badge = 0;
      },
    },
    fetch: async (url, init) => {
      all.acts.push([url, init?.credentials, JSON.parse(String(init?.body))]);
      return new Response(null, { status: answers ? 204 : 404 });
    },
  };
  return all;
}

const actions = { open: 'Open', read: 'Mark as read', archive: 'Archive' };
const push = (more: object = {}) =>
  JSON.stringify({
    id: 'n1',
    tag: 'like:1',
    url: '/t/1',
    title: 'Ana <b>',
    body: 'x',
    unread: 3,
    silent: false,
    act: 'token',
    actions,
    ...more,
  });
const asked = (action: string) => ['/api/push/acts', 'omit', { token: 'token', action }];

test('a push is shown as plain text, with what it may do, and counts on the app', async () => {
  const at = world();
  await onPush(at, push({ later: 'unknown' }));
  expect(at.shown).toMatchObject([
    {
      title: 'Ana <b>',
      options: {
        body: 'x',
        tag: 'like:1',
        renotify: true,
        silent: false,
        dir: 'auto',
        data: { id: 'n1', url: '/t/1', act: 'token' },
      },
    },
  ]);
  expect(at.shown[0]?.options.actions.map(({ action }) => action)).toEqual(['read', 'archive']);
  expect([at.badge, at.acts]).toEqual([3, [asked('shown')]]);
  const wide = world([], { maxActions: 3 });
  await onPush(wide, push({ silent: true, unread: 0 }));
  expect(wide.shown[0]?.options).toMatchObject({ renotify: false, silent: true });
  expect(wide.shown[0]?.options.actions).toHaveLength(3);
  expect(wide.badge).toBe(0);
});

test('NOT-21: where a page is looked at nothing is shown, but for a test; hidden pages are no voice', async () => {
  const looked = world([{ url: 'https://talk.example/' }, { url: 'https://talk.example/t/2', visible: true }]);
  await onPush(looked, push());
  expect([looked.shown, looked.acts, looked.badge]).toEqual([[], [], 3]);
  await onPush(looked, push({ test: true, actions: undefined }));
  expect(looked.shown).toHaveLength(1);
  const hidden = world([{ url: 'https://talk.example/' }]);
  await onPush(hidden, push());
  expect(hidden.shown).toHaveLength(1);
});

test('what is taken back goes by its tag, and nothing else does', async () => {
  const at = world();
  await onPush(at, push());
  await onPush(at, push({ tag: 'other', id: 'n2' }));
  await onPush(at, JSON.stringify({ close: true, tag: 'like:1', unread: 1 }));
  expect(at.shown.map(({ tag, closed }) => [tag, closed])).toEqual([
    ['like:1', true],
    ['other', false],
  ]);
  expect(at.badge).toBe(1);
});

test.each(['', 'nonsense', '[]', 'null', '7', '{}', '{"tag":"x"}', '{"tag":1,"title":"x","id":"y"}'])(
  '%j is not shown',
  async (text) => {
    const at = world();
    await onPush(at, text);
    expect(at.shown).toEqual([]);
  },
);

async function clicked(at: World, action: string, more: object = {}): Promise<World> {
  await onPush(at, push(more));
  at.acts.length = 0;
  const [shown] = at.shown;
  if (!shown) throw new Error('Nothing was shown.');
  await onClick(at, shown, action);
  expect(shown.closed).toBe(true);
  return at;
}

test('marking as read and archiving need no page; what fails opens one', async () => {
  for (const action of ['read', 'archive']) {
    const done = await clicked(world(), action);
    expect([done.acts, done.opened]).toEqual([[asked(action)], []]);
    expect((await clicked(world([], { answers: false }), action)).opened).toEqual(['https://talk.example/t/1']);
  }
});

test('opening goes to the page that is there already, or to a new one, and marks as read', async () => {
  const there = await clicked(world([{ url: 'https://talk.example/' }, { url: 'https://talk.example/t/1#r3' }]), '');
  expect([there.focused, there.opened, there.acts]).toEqual([['https://talk.example/t/1#r3'], [], [asked('read')]]);
  const other = await clicked(world([{ url: 'https://talk.example/' }]), 'open');
  expect([other.focused, other.opened]).toEqual([[], ['https://talk.example/t/1']]);
});

test.each([
  'https://evil.example/',
  '//evil.example/x',
  'javascript:alert(1)',
  '/\\evil.example',
  'data:text/html,x',
  'http://[bad',
])('ATTACKS 38: %s is never opened', async (url) => {
  expect((await clicked(world(), '', { url })).opened).toEqual(['https://talk.example/inbox']);
});
