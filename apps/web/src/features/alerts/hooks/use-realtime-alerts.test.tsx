// @vitest-environment happy-dom
import type { Alert } from '@tidings/contracts';
import { afterEach, expect, test, vi } from 'vitest';
import { mountHook } from '../../../../tests/render.tsx';
import { useRealtimeAlerts } from './use-realtime-alerts.ts';

const heard = new Map<string, (payload: unknown) => void>();
vi.mock('../../../realtime/index.ts', () => ({
  useRealtime: (name: string, handler: (payload: unknown) => void) => void heard.set(name, handler),
}));
afterEach(() => heard.clear());

const alert = { id: 'a', title: 'Your phone number is in a breach', state: 'new', version: 1 } as Alert;
const counts = { new: 1, open: 2 };

test('what was found and what became of it is said apart, without the numbers that come with it', async () => {
  const [onCreated, onUpdated] = [vi.fn(), vi.fn()];
  const page = await mountHook(useRealtimeAlerts, { onCreated, onUpdated });
  heard.get('alert:created')?.({ ...alert, counts });
  expect([onCreated.mock.calls, onUpdated.mock.calls]).toEqual([[[alert]], []]);
  heard.get('alert:updated')?.({ ...alert, state: 'resolved', version: 2, counts });
  expect(onUpdated.mock.calls).toEqual([[{ ...alert, state: 'resolved', version: 2 }]]);
  expect(onCreated).toHaveBeenCalledTimes(1);
  await page.unmount();
});

test('what was taken out of the log says nothing, and who does not listen to one of them hears the other', async () => {
  const onUpdated = vi.fn();
  const page = await mountHook(useRealtimeAlerts, { onUpdated });
  heard.get('alert:updated')?.({ redacted: true });
  heard.get('alert:created')?.({ ...alert, counts });
  expect(onUpdated).not.toHaveBeenCalled();
  heard.get('alert:updated')?.({ ...alert, counts });
  expect(onUpdated).toHaveBeenCalledTimes(1);
  await page.unmount();
});
