import { expect, test, vi } from 'vitest';
import { event, type FakeConnection, fakeTransport, granted, obliging } from '../../tests/support/fake-transport.ts';
import { TENANT_ROOM, withTenants } from '../../tests/support/further-namespace.ts';
import { at, setUp } from '../../tests/support/setup.ts';

vi.mock('@tidings/contracts/plain', async (original) => withTenants(await original()));

const tenantEvent = (n: number) => {
  const [name, payload, meta] = event(n);
  return [name, payload, { ...meta, room: TENANT_ROOM }] as ReturnType<typeof event>;
};

const namespacesOf = (connection: FakeConnection, name: Parameters<FakeConnection['commands']>[0]) =>
  connection.commands(name).map(({ namespace }) => namespace);

test('a namespace added to the registry is subscribed, synced, acknowledged, watched and left like the others', async () => {
  const transport = fakeTransport(
    'websocket',
    (connection) => connection.ready(),
    (command, connection) =>
      command.name === 'subscribe'
        ? { ok: true, rooms: [granted({ room: TENANT_ROOM, head: 5 })] }
        : obliging(command, connection),
  );
  const { client, clock } = setUp([transport]);
  const seen: number[] = [];
  const leave = client.subscribe(TENANT_ROOM, {
    since: at(5),
    onEvent: (_name, _payload, meta) => {
      if ('offset' in meta) seen.push(meta.offset);
    },
  });
  client.connect();
  await clock.advanceAsync(10);
  const connection = transport.last();
  connection.push(tenantEvent(6));
  connection.push(tenantEvent(8));
  await clock.advanceAsync(40_000);
  leave();
  await clock.advanceAsync(4_000);
  expect(seen).toEqual([6]);
  expect(namespacesOf(connection, 'subscribe')).toEqual(['/tenant']);
  expect(new Set(namespacesOf(connection, 'sync'))).toEqual(new Set(['/tenant']));
  expect(namespacesOf(connection, 'ack')).toEqual(['/tenant']);
  expect(namespacesOf(connection, 'heartbeat')).toContain('/tenant');
  expect(namespacesOf(connection, 'unsubscribe')).toEqual(['/tenant']);
});
