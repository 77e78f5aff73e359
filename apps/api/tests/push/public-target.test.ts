import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { Connections } from '../../src/platform/net/connections.ts';
import { isPublicAddress } from '../../src/platform/net/public-address.ts';
import { send } from '../../src/platform/net/send.ts';
import { checkedLookup, RefusedTarget, readTarget } from '../../src/platform/net/target.ts';

test('ATTACKS 42: addresses of the public internet are known from all others, in every spelling', () => {
  for (const address of [
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
  const others = [
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.9.9.9',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.0.0.8',
    ],
    ...[
      '192.168.0.1',
      '198.18.0.1',
      '203.0.113.9',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
    ],
    ...[
      '::ffff:10.0.0.1',
      '::127.0.0.1',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '64:ff9b::7f00:1',
    ],
    ...['2001::1', 'localhost', 'nonsense', ''],
  ];
  for (const address of others) expect([address, isPublicAddress(address)]).toEqual([address, false]);
});

type Answer = { address: string; family: number };
/** A name server that answers what it is given. */
const resolver =
  (...answers: Answer[][]) =>
  async () =>
    ((answers.length > 1 ? answers.shift() : answers[0]) ?? []).map(({ address }) => address);
const looked = (resolve: ReturnType<typeof resolver>, options: object = { all: true }) =>
  new Promise((done) => {
    checkedLookup(new URL('https://name.example'), { resolve })('name.example', options, (error, found) =>
      done(error instanceof RefusedTarget ? 'refused' : (error ?? found)),
    );
  });
const v4 = (address: string): Answer => ({ address, family: 4 });

test('ATTACKS 42: a name is refused when any of what it stands for is not public, each time it is connected to', async () => {
  expect(await looked(resolver([v4('1.1.1.1')]))).toEqual([v4('1.1.1.1')]);
  expect(await looked(resolver([v4('1.1.1.1')]), {})).toBe('1.1.1.1');
  for (const found of [
    [v4('10.0.0.1')],
    [v4('1.1.1.1'), v4('127.0.0.1')],
    [],
    [{ address: '::ffff:127.0.0.1', family: 6 }],
  ])
    expect(await looked(resolver(found))).toBe('refused');
  // It was public when it was saved, and is not any more when something is sent.
  const rebinding = resolver([v4('1.1.1.1')], [v4('127.0.0.1')]);
  expect([await looked(rebinding), await looked(rebinding)]).toEqual([[v4('1.1.1.1')], 'refused']);
});

test('ATTACKS 42: a post to a name that leads to this machine never arrives', async () => {
  let arrived = 0;
  let connected = 0;
  const server = createServer((_, response) => {
    arrived += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  server.on('connection', () => {
    connected += 1;
  });
  const connections = new Connections();
  const how = { method: 'POST', headers: {}, body: Buffer.from('x'), timeoutMs: 1000, maxBytes: 0 } as const;
  const url = `http://localhost:${port}/`;
  await expect(send(url, how, {}, connections)).rejects.toThrow(RefusedTarget);
  // One that says nothing of it, until it is connected to.
  const resolve = async () => ['127.0.0.1'];
  await expect(send(`https://name.example:${port}/`, how, { resolve }, connections)).rejects.toThrow(RefusedTarget);
  expect([arrived, connected]).toEqual([0, 0]);
  expect((await send(url, how, { origins: new Set([`http://localhost:${port}`]) }, connections)).status).toBe(200);
  connections.close();
  server.close();
});

test('an origin of the own network is allowed as the operator names it, and nothing beside it', () => {
  const also = { origins: new Set(['http://push.internal:8080']), onlyUsualPort: true };
  expect(readTarget('http://push.internal:8080/a', also).pathname).toBe('/a');
  for (const other of ['http://push.internal/a', 'https://push.internal:8080/a', 'http://me@push.internal:8080/a'])
    expect(() => readTarget(other, also)).toThrow(RefusedTarget);
});
