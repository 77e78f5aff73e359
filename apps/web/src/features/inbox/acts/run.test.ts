import { onlineManager, QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import type { Act } from './act.ts';
import { onTheirWay, run } from './run.ts';
import { saying } from './say.ts';
import { maxWaiting, TooManyWaiting } from './turn.ts';
import { lastDone } from './undo.ts';

afterEach(() => onlineManager.setOnline(true));

const read = (id: string): Act => ({ verb: 'read', ids: [id], at: '2026-11-20T09:00:00.000Z' });

test('an act for which there is no room is refused and said to be, and those that wait are kept', async () => {
  onlineManager.setOnline(false);
  const client = new QueryClient();
  for (let number = 0; number < maxWaiting; number += 1) void run(client, read(`${number}`));
  const ids = () => onTheirWay.get().flatMap((act) => ('ids' in act ? act.ids : []));
  expect(ids()).toHaveLength(maxWaiting);
  const before = ids();
  const further = read('further');
  await expect(run(client, further)).rejects.toThrow(TooManyWaiting);
  expect(ids()).toEqual(before);
  await saying(() => run(client, further), { words: 'Done', undo: () => undefined });
  expect(lastDone.get()).toMatchObject({ failed: true });
  expect(lastDone.get()?.undo).toBeUndefined();
});
