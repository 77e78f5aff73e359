import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../time/until.ts';
import { startProxy } from './start-proxy.ts';
import { type StickyProxy, startStickyProxy } from './sticky-proxy.ts';

const servers: Server[] = [];
const ports: number[] = [];
let balancer: StickyProxy;

/** A server that opens Engine.IO-like sessions and says which one it is. */
async function start(name: string): Promise<void> {
  const server = createServer((incoming, response) => {
    const opens = incoming.url?.startsWith('/ws') && !incoming.url.includes('sid=');
    response.end(opens ? `0{"sid":"session-of-${name}"}` : name);
  });
  server.on('upgrade', (_incoming, socket) =>
    socket.end(`HTTP/1.1 101 Switching Protocols\r\nX-Server: ${name}\r\n\r\n`),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  ports.push(typeof address === 'object' && address ? address.port : 0);
  servers.push(server);
}
const ask = async (path: string) => (await fetch(`${balancer.url}${path}`)).text();

beforeAll(async () => {
  for (const name of ['one', 'two']) await start(name);
  balancer = await startStickyProxy({ targets: ports });
});
afterAll(async () => {
  await balancer.close();
  for (const server of servers) server.close();
});

test('requests go round, and those of one session stay with its server', async () => {
  expect(new Set([await ask('/a'), await ask('/b')])).toEqual(new Set(['one', 'two']));
  for (let n = 0; n < 4; n++) {
    const name = /of-(\w+)/.exec(await ask('/ws/?transport=polling'))?.[1];
    for (let again = 0; again < 3; again++) expect(await ask(`/ws/?sid=session-of-${name}`)).toBe(name);
  }
});

test('an upgrade is passed on', async () => {
  let answer = '';
  const socket = connect(balancer.port, '127.0.0.1', () =>
    socket.write(
      'GET /ws/?transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
    ),
  );
  socket.on('data', (data) => (answer += data));
  await until(() => /101[\s\S]*X-Server: (one|two)/.test(answer), { what: 'the upgrade' });
  socket.destroy();
});

test('a server that refuses is passed over', async () => {
  const gone = await startProxy({ targetPort: 1 });
  await gone.refuse();
  const two = await startStickyProxy({ targets: [gone.port, ports[1] ?? 0] });
  for (let n = 0; n < 4; n++) expect(await (await fetch(`${two.url}/`)).text()).toBe('two');
  await two.close();
  await gone.close();
});
