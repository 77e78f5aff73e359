// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { signInAs } from '../../../../tests/people.ts';
import { eventually, mount } from '../../../../tests/render.tsx';
import { categoriesQuery } from '../../categories/index.ts';
import { topicListKey } from '../api/topics.ts';
import { MarkRead } from './mark-read.tsx';

afterEach(() => vi.unstubAllGlobals());

test('without a connection too, what was marked as read is asked for anew', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })));
  signInAs('ana');
  const client = new QueryClient();
  const keys = [[...topicListKey, 'all'], categoriesQuery().queryKey];
  for (const key of keys) client.setQueryData(key, []);
  const page = await mount(
    <QueryClientProvider client={client}>
      <MarkRead category={undefined} unread={3} />
    </QueryClientProvider>,
  );
  page.host.querySelector('button')?.click();
  await eventually(() => expect(keys.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, true]));
  await page.unmount();
});
