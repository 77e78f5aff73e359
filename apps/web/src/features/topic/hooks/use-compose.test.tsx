// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signInAs, signOut } from '../../../../tests/people.ts';
import { after, mountHook } from '../../../../tests/render.tsx';
import { readDraft, writeDraft } from '../../composer/index.ts';
import type { Outgoing } from '../../replies/index.ts';
import { replyDraft, useCompose } from './use-compose.ts';

const name = replyDraft('t', undefined);
const entry: Outgoing = {
  id: 'c1',
  idempotencyKey: 'k1',
  topicId: 't',
  parentId: null,
  body: 'waits to be sent',
  at: '2026-11-20T09:00:00Z',
  state: 'waiting',
};

beforeEach(() => {
  localStorage.clear();
  signInAs('ana');
});
afterEach(signOut);

const open = () => mountHook((topicId: string) => useCompose(new QueryClient(), topicId, 'ana'), 't');

test('an unsent text that is taken back stands behind what was kept for the same place', async () => {
  writeDraft('ana', name, { body: 'kept before', fields: {}, at: 5 });
  const compose = await open();
  await after(() => compose.now.takeBack(entry, undefined));
  expect(readDraft('ana', name)?.body).toBe('kept before\n\nwaits to be sent');
  expect(compose.now.compose).toMatchObject({ kind: 'reply', insert: undefined });
  await compose.unmount();
});

test('an open composer is given the text that is taken back, beside what is typed in it', async () => {
  const compose = await open();
  await after(() => compose.now.reply(undefined));
  await after(() => compose.now.takeBack(entry, undefined));
  const now = compose.now.compose;
  const insert = now?.kind === 'reply' ? now.insert : undefined;
  const text = insert?.edit({ value: 'typed just now', start: 14, end: 14 });
  expect(text?.value).toContain('typed just now');
  expect(text?.value).toContain('waits to be sent');
  expect(readDraft('ana', name)?.body).toBe('waits to be sent');
  await compose.unmount();
});
