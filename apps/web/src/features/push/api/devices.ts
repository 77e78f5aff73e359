import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input } from '../../../lib/api/call.ts';

export type Device = Answer<'GET /api/push/subscriptions'>['items'][number];
export type Test = Answer<'POST /api/notifications/test'>;
export type TestStep = Test['steps'][number];

/** The devices that push reaches. They change on other devices too, so they are looked at anew whenever the page is. */
export const devicesQuery = () =>
  queryOptions({
    queryKey: ['push', 'devices'],
    queryFn: async ({ signal }) => (await call('GET /api/push/subscriptions', { query: {} }, { signal })).items,
    staleTime: 0,
  });

export const readKey = async (): Promise<string> => (await call('GET /api/push/key', {})).publicKey;
export const addDevice = (body: Input<'POST /api/push/subscriptions'>['body']) =>
  call('POST /api/push/subscriptions', { body });
export const removeDevice = (body: Input<'DELETE /api/push/subscriptions'>['body']) =>
  call('DELETE /api/push/subscriptions', { body });

/** Sends a test through each channel to the reader's own devices. */
export const sendTest = () => call('POST /api/notifications/test', {}, { timeoutMs: 30_000 });
