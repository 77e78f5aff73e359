// @vitest-environment happy-dom
import type { ModerationAction } from '@tidings/contracts';
import { afterEach, expect, test, vi } from 'vitest';
import { signInAs } from '../../../../tests/people.ts';
import { eventually, mount } from '../../../../tests/render.tsx';
import { SonnerHost, sonner } from '../../../components/toast/sonner-host.tsx';
import { hostMounted } from '../../../components/toast/toast.tsx';
import { showNotice } from './show-notice.tsx';

const person = { id: 'ana', username: 'ana', displayName: 'Ana', role: 'member' } as const;
const warning = (id: string): ModerationAction => ({
  id,
  action: 'warn',
  targetType: 'user',
  targetId: 'ana',
  subject: null,
  moderator: null,
  member: person,
  reason: `reason of ${id}`,
  until: null,
  at: '2026-11-20T09:00:00.000Z',
});

afterEach(() => {
  sonner.dismiss();
  vi.unstubAllGlobals();
});

test('a notice that was put away in one tab goes in the others, and is marked as read once', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(String(url));
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  signInAs('ana');
  const host = await mount(<SonnerHost onMounted={hostMounted} />);
  const other = new BroadcastChannel('tidings-notices');
  const heard: unknown[] = [];
  other.addEventListener('message', ({ data }) => heard.push(data));
  for (const id of ['one', 'two']) showNotice(warning(id));
  await eventually(() => expect(document.body.textContent).toContain('reason of one'));
  await eventually(() => expect(document.body.textContent).toContain('reason of two'));
  other.postMessage('one');
  await eventually(() => expect(document.body.textContent).not.toContain('reason of one'));
  expect(asked).toEqual([]);
  document.querySelector<HTMLElement>('button[aria-label=Close]')?.click();
  await eventually(() => expect(heard).toEqual(['two']));
  await eventually(() => expect(asked).toEqual(['/api/notices/two/read']));
  other.close();
  await host.unmount();
});
