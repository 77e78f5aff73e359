import { expect, test } from 'vitest';
import { readLeft } from './outbox.ts';

const entry = { clientId: 'client-1', channelId: 'c', body: 'Hello.', at: 1, state: 'sending' } as const;

test('what an earlier page left goes out again under the same client id; what was refused waits for its author', () => {
  const left = readLeft(JSON.stringify([entry, { ...entry, clientId: 'client-2', state: 'failed' }]));
  expect(left.map(({ clientId, state }) => [clientId, state])).toEqual([
    ['client-1', 'waiting'],
    ['client-2', 'failed'],
  ]);
  for (const text of ['nonsense', '[{"at":1}]', 'null', null, '7']) expect(readLeft(text)).toEqual([]);
});
