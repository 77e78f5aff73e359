import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';
import { safeFetch } from './safe-fetch.ts';
import { addressesOf, type Outgoing, type RefusedTarget, readTarget } from './target.ts';

const says = (addresses: Record<string, string[]>) => ({
  loopback: false,
  resolve: async (host: string) => {
    const found = addresses[host];
    if (!found) throw new Error('Nobody is called so.');
    return found;
  },
});
const find = async (url: string, outgoing: Outgoing) => addressesOf(readTarget(url, outgoing), outgoing);
const refusal = async (url: string, outgoing: Outgoing = says({})) =>
  find(url, outgoing).then(
    ([first]) => first?.address,
    (error: RefusedTarget) => error.reason,
  );

describe('attack 42: nothing is sent to', () => {
  const inside = [
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0x7f.1', '017700000001', '127.0.0.1.'],
    ...['0.0.0.0', '0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '2852039166'],
    ...['100.64.0.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '240.0.0.1', '203.0.113.5'],
    ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:a9fe:a9fe]', '[::127.0.0.1]'],
    ...[
      '[fe80::1]',
      '[fc00::1]',
      '[fd12:3456::1]',
      '[ff02::1]',
      '[2001:db8::1]',
      '[2002:7f00:1::]',
      '[64:ff9b::7f00:1]',
    ],
    ...['localhost', 'LOCALHOST.', 'a.localhost'],
  ];
  test.each(inside)('%s', async (host) => {
    expect(await refusal(`https://${host}/x`)).toBe('address');
  });
  test.each([
    ['http://example.org', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['gopher://example.org', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['https://user:pass@example.org', 'credentials'],
    ['https://example.org:22', 'port'],
    ['https://example.org:25', 'port'],
    ['not an address', 'unreadable'],
    [`https://example.org/${'x'.repeat(2000)}`, 'unreadable'],
    ['https://nobody.example', 'unknown_host'],
  ])('%s, because of its %s', async (url, reason) => {
    expect(await refusal(url, says({ 'example.org': ['93.184.215.14'] }))).toBe(reason);
  });

  test('a name of which one address among others is inside', async () => {
    const outgoing = says({ 'mixed.example': ['93.184.215.14', '10.0.0.1'], 'six.example': ['2606:4700::1', '::1'] });
    expect(await refusal('https://mixed.example', outgoing)).toBe('address');
    expect(await refusal('https://six.example', outgoing)).toBe('address');
  });
});

test('what is of the internet is let through, in every spelling', async () => {
  expect(['93.184.215.14', '1.1.1.1', '2606:4700::1111', '::ffff:1.1.1.1', '172.32.0.1'].map(isPublicAddress)).toEqual(
    Array(5).fill(true),
  );
  expect(await refusal('https://ok.example:8443', says({ 'ok.example': ['1.1.1.1'] }))).toBe('1.1.1.1');
});

describe('a request', () => {
  const server = createServer((request, answer) => {
    if (request.url === '/redirect') return answer.writeHead(302, { location: '/secret' }).end();
    if (request.url === '/large') return answer.end('x'.repeat(300_000));
    if (request.url === '/never') return undefined;
    if (request.url === '/drip') return answer.writeHead(200).write('a');
    return answer.end(request.url);
  });
  let port = 0;
  const asked: string[] = [];
  beforeAll(async () => {
    server.on('request', ({ url }) => asked.push(String(url)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const ask = (url: string, outgoing: Outgoing = { loopback: true }) =>
    safeFetch(url, { method: 'GET', headers: {}, timeoutMs: 300, maxBytes: 65_536 }, outgoing);

  test('is not led on by a redirect, and reads no more than it may', async () => {
    expect(await ask(`http://127.0.0.1:${port}/redirect`)).toMatchObject({ status: 302 });
    expect(asked).not.toContain('/secret');
    const large = await ask(`http://127.0.0.1:${port}/large`);
    expect('body' in large && large.body.length).toBe(65_536);
  });

  test.each(['/never', '/drip'])('that is not answered to its end (%s) is given up in time', async (path) => {
    const answer = await ask(`http://127.0.0.1:${port}${path}`);
    expect(answer).toMatchObject({ problem: 'timeout' });
    expect(answer.ms).toBeLessThan(1000);
  });

  test('attack 42: a name that means something else a moment later is connected to as it was checked', async () => {
    let asks = 0;
    const resolve = async () => {
      asks += 1;
      return asks === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
    };
    const answer = await ask(`http://rebind.example:${port}/fine`, { loopback: true, resolve });
    expect([answer, asks]).toMatchObject([{ status: 200 }, 1]);
    expect(await ask(`http://rebind.example:${port}/fine`, { loopback: true, resolve })).toMatchObject({
      problem: 'refused_address',
    });
  });

  test('says in a word why there was no answer, and never where it went', async () => {
    expect(await ask('http://127.0.0.1:1/token-in-path')).toMatchObject({ problem: 'unreachable' });
    expect(await ask(`https://127.0.0.1:${port}/`)).toMatchObject({ problem: 'tls' });
    expect(await ask('https://nobody.example/', says({}))).toMatchObject({ problem: 'unknown_host' });
    expect(await ask(`http://127.0.0.1:${port}/`, { loopback: false })).toMatchObject({ problem: 'refused_address' });
  });
});
