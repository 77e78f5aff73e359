// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import type { DurableMeta, ReceivedPayload } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { mountHook } from '../../../tests/render.tsx';
import { applyEvent } from '../../lib/live/live-cache.ts';
import { liveCaches } from './live.ts';
import { useArrivals } from './model/arrivals.ts';

const meta: DurableMeta = { id: 'e', room: 'topic:t', epoch: 'e', offset: 1, at: '', correlationId: 'c' };
const counts = { replyCount: 1, lastNumber: 1, lastActivityAt: '', lastReply: null, participants: [] };
const created = (id: string, version: number): ReceivedPayload<'reply:created'> => ({
  id,
  topicId: 't',
  parentId: null,
  number: 1,
  body: 'text',
  author: { id: 'b', username: 'bob', displayName: 'Bob', role: 'member' },
  status: 'visible',
  createdAt: '',
  editedAt: null,
  likeCount: 0,
  version,
  counts,
});

test('a reply of somebody else is news once; one that was restored is none', async () => {
  const client = new QueryClient();
  const context = { meta, me: { id: 'a', role: 'member', maySpeak: true } as const };
  const hear = (reply: ReceivedPayload<'reply:created'>) =>
    applyEvent(client, liveCaches, 'reply:created', reply, context);
  hear(created('new', 1));
  hear(created('new', 1));
  hear(created('restored', 3));
  const hook = await mountHook(() => useArrivals(), undefined);
  expect(hook.now.map(({ id }) => id)).toEqual(['new']);
  await hook.unmount();
});
