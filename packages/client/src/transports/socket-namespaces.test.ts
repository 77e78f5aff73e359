import { beforeEach, expect, test, vi } from 'vitest';
import { TENANT_ROOM, withTenants } from '../../tests/support/further-namespace.ts';
import { opened } from '../../tests/support/ready-manager.ts';
import { createTidingsClient } from '../client.ts';
import { defaultTiming } from '../shared/config.ts';
import { socketIoTransport } from './socket-io.ts';

vi.mock('@tidings/contracts/plain', async (original) => withTenants(await original()));
vi.mock('socket.io-client', async () => {
  const { ReadyManager: Manager } = await import('../../tests/support/ready-manager.ts');
  return { Manager };
});

const clientOver = (transport: 'websocket' | 'polling') =>
  createTidingsClient({
    url: '',
    deviceId: 'device-0001',
    getToken: () => 'token',
    refreshToken: async () => 'token',
    transports: [socketIoTransport({ url: '', transport, timing: defaultTiming })],
  });

beforeEach(() => {
  opened.length = 0;
});

test.each(['websocket', 'polling'] as const)(
  'over %s a new namespace is opened with the cursor of its rooms',
  async (how) => {
    const client = clientOver(how);
    client.subscribe(TENANT_ROOM, { onEvent: () => {} });
    client.connect();
    await vi.waitFor(() => expect(opened.length).toBeGreaterThan(1));
    client.close();
    expect(opened).toEqual([
      { namespace: '/forum', rooms: [] },
      { namespace: '/tenant', rooms: [TENANT_ROOM] },
    ]);
  },
);

test('a namespace in which no room is wanted is not opened', async () => {
  const client = clientOver('websocket');
  client.connect();
  await vi.waitFor(() => expect(client.status.getSnapshot().state).toBe('live'));
  client.close();
  expect(opened).toEqual([{ namespace: '/forum', rooms: [] }]);
});
