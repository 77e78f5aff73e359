import { once } from 'node:events';
import { until } from '@tidings/testing';
import { connect, rawSocketIo, rawTcp } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
beforeAll(async () => {
  forum = await startForum();
  alice = await forum.join('alice');
});
afterAll(() => forum.close());

test('attack 8: 1,000 idle raw WebSockets are closed within 5 s', async () => {
  const sockets = await Promise.all(Array.from({ length: 1000 }, () => rawSocketIo(forum.url, null)));
  const from = performance.now();
  await until(() => sockets.every((raw) => raw.closed()), { timeoutMs: 5000, what: 'all to be closed' });
  expect(performance.now() - from).toBeLessThan(5000);
});

test('attack 11: the session id of another connection opens nothing', async () => {
  const open = await fetch(`${forum.url}/ws/?EIO=4&transport=polling`, { headers: { 'user-agent': 'browser A' } });
  const { sid } = JSON.parse((await open.text()).slice(1));
  const proxied = await startForum({ TRUST_PROXY: 'true' });
  const at = (address: string, agent: string) => ({ 'x-forwarded-for': address, 'user-agent': agent });
  const victim = await fetch(`${proxied.url}/ws/?EIO=4&transport=polling`, { headers: at('192.0.2.1', 'browser A') });
  const stolen = JSON.parse((await victim.text()).slice(1)).sid;
  const url = `${proxied.url}/ws/?EIO=4&transport=polling&sid=${stolen}`;
  expect((await fetch(url, { headers: at('198.51.100.7', 'browser B') })).status).toBe(400);
  expect((await fetch(url, { method: 'POST', body: '2', headers: at('198.51.100.7', 'browser B') })).status).toBe(400);
  const foreign = { ...at('192.0.2.1', 'browser A'), origin: 'https://evil.example' };
  expect((await fetch(url, { headers: foreign })).status).toBe(403);
  expect((await fetch(`${proxied.url}/ws/?EIO=4&transport=polling&sid=${sid}`)).status).toBe(400);
  await proxied.close();
});

const broken: [string, string | Buffer][] = [
  ['a binary event without its attachments', '451-/forum,["subscribe",{"_placeholder":true,"num":0}]'],
  ['an attachment bomb', '4599999999-/forum,["subscribe"]'],
  ['an attachment number out of range', '451-/forum,["x",{"_placeholder":true,"num":99}]'],
  ['a packet that is no JSON', '42/forum,["subscribe",'],
  ['a packet of an unknown type', '49/forum,[]'],
  ['a name that is an object', '42/forum,[{"toString":"x"}]'],
  ['a reserved event', '42/forum,["disconnect"]'],
  ['an engine packet of an unknown type', 'Zzzz'],
  ['stray binary', Buffer.from([4, 1, 2, 3])],
];
test.each(broken)('attack 13: %s ends that connection and nothing else', async (_, packet) => {
  const bystander = connect(forum.url, alice);
  await bystander.ready;
  const raw = await rawSocketIo(forum.url, alice.token);
  raw.send(packet);
  if (typeof packet !== 'string') raw.send('42/forum,["x"]');
  const refused = () => raw.closed() || raw.received().includes('UNKNOWN_COMMAND');
  await until(() => refused() || raw.send('42/forum,7["heartbeat",{"visible":true}]') === 'sent', {
    what: 'a reaction',
  });
  expect((await bystander.ask('heartbeat', { visible: true })).ok).toBe(true);
  expect((await forum.visitor.get('/health/live')).status).toBe(200);
  raw.destroy();
  bystander.end();
});

test('attack 13: a truncated frame is bounded and a lying length closes', async () => {
  const raw = await rawSocketIo(forum.url, alice.token);
  // A text frame that announces 2^40 bytes.
  raw.raw.write(Buffer.from([0x81, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4]));
  await until(() => raw.closed(), { what: 'the end' });
});

test('a namespace is joined once a transport, and who asks without end is closed', async () => {
  const raw = await rawSocketIo(forum.url, null);
  const ask = `40/forum,${JSON.stringify({ token: alice.token, deviceId: 'raw-device-1', protocol: 1 })}`;
  for (let n = 0; n < 5; n += 1) raw.send(ask);
  const { sockets } = forum.app.realtime.gateway.io.of('/forum');
  await until(() => raw.received().includes('session:ready') || raw.closed(), { what: 'an answer' });
  expect(sockets.size).toBeLessThanOrEqual(1);
  raw.destroy();
  // A stock client that connects twice is let in once, and hears of no refusal.
  const twice = connect(forum.url, alice);
  let refused = false;
  twice.socket.on('connect_error', () => {
    refused = true;
  });
  twice.socket.io.once('open', () => void twice.socket.connect());
  await twice.ready;
  expect([refused, twice.socket.connected]).toEqual([false, true]);
  twice.end();
  const member = await rawSocketIo(forum.url, alice.token);
  for (let n = 0; n < 40; n += 1) member.send('40/admin,{"token":"guess"}');
  await until(() => member.closed(), { what: 'the end' });
  await until(() => sockets.size === 0, { what: 'nobody left' });
});

test('attack 14: what is larger than 64 KB closes a WebSocket and is refused by polling', async () => {
  const raw = await rawSocketIo(forum.url, alice.token);
  raw.send(`42/forum,["subscribe","${'x'.repeat(70_000)}"]`);
  await until(() => raw.closed(), { what: 'the end' });
  const open = await fetch(`${forum.url}/ws/?EIO=4&transport=polling`);
  const { sid } = JSON.parse((await open.text()).slice(1));
  const url = `${forum.url}/ws/?EIO=4&transport=polling&sid=${sid}`;
  expect((await fetch(url, { method: 'POST', body: 'x'.repeat(70_000) })).status).toBe(413);
});

test.each(['/elsewhere', '/ws/?EIO=4&transport=websocket', '/api/stream'])(
  'an upgrade at %s that is reset before it is answered ends nothing but itself',
  async (path) => {
    const uncaught: unknown[] = [];
    const hear = (error: unknown) => uncaught.push(error);
    process.on('uncaughtExceptionMonitor', hear);
    for (let n = 0; n < 20; n += 1) {
      const { socket } = await rawTcp(forum.url);
      const asked = once(forum.app.server, 'upgrade');
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      );
      const [, upgraded] = await asked;
      socket.resetAndDestroy();
      await until(() => upgraded.destroyed, { what: 'the end of the connection' });
    }
    process.off('uncaughtExceptionMonitor', hear);
    expect(uncaught).toEqual([]);
    expect((await forum.visitor.get('/health/live')).status).toBe(200);
  },
);

test('an upgrade that is no upgrade of ours ends within 3 s, whether or not its client hangs up', async () => {
  const { socket } = await rawTcp(forum.url);
  socket.write('GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  const [, upgraded] = await once(forum.app.server, 'upgrade');
  await until(() => upgraded.destroyed, { timeoutMs: 3000, what: 'the end of the connection' });
  socket.destroy();
});

test('attack 15: compression is never negotiated', async () => {
  const { socket, received } = await rawTcp(forum.url);
  socket.write(
    'GET /ws/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n',
  );
  await until(() => received().includes('\r\n\r\n'));
  expect(received()).toContain('101');
  expect(received().toLowerCase()).not.toContain('permessage-deflate');
  socket.destroy();
});
