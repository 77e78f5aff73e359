import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { HistoryRecorder, type ProxyProgram, type RealProxy, startRealProxy, until } from '@tidings/testing';
import { accidents, type Cluster, newTopic, type Person, signIn, startCluster } from '@tidings/testing/cluster';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_BODY } from '../../src/platform/http/json-body.ts';
import { Follower } from './follower.ts';
import { assertWhole } from './traffic.ts';
import { watchTopic } from './watcher.ts';

const deploy = join(import.meta.dirname, '../../../../deploy');
const samples: Record<ProxyProgram, string> = {
  nginx: readFileSync(join(deploy, 'nginx.conf'), 'utf8'),
  haproxy: readFileSync(join(deploy, 'haproxy.cfg'), 'utf8'),
};

let cluster: Cluster;
let alice: Person;
let bob: Person;
beforeAll(async () => {
  cluster = await startCluster({ nodes: 2, env: { TRUST_PROXY: 'true' } });
  [alice, bob] = await Promise.all([signIn(cluster.nodes[0].url, 'alice'), signIn(cluster.nodes[1].url, 'bob')]);
}, 240_000);
afterAll(() => cluster?.close());

/** Requests through a proxy at a steady pace, reads and writes; answers what was not answered with success. */
function requests(url: string, person: Person, topicId: string) {
  const failed: string[] = [];
  let [count, over] = [0, false];
  const underWay = new Set<Promise<unknown>>();
  /** As our clients write: with a key, so that it may be sent again. */
  const write = async (address: string, text: string) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${person.token}`,
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ body: text }),
      signal: AbortSignal.timeout(15_000),
    });
    if (!answer.ok) throw new Error(`POST ${address}: ${answer.status} ${await answer.text()}`);
  };
  const timer = setInterval(() => {
    if (underWay.size > 100) return;
    count += 1;
    const path = `/api/topics/${topicId}/replies`;
    const asked = (
      count % 3 === 0 ? write(`${url}${path}`, `Reply ${count}`) : person.ask(url, 'GET', `${path}?limit=5`)
    )
      .catch((error: Error) => over || failed.push(error.message))
      .finally(() => underWay.delete(asked));
    underWay.add(asked);
  }, 40);
  const stop = async () => {
    over = true;
    clearInterval(timer);
    await Promise.all(underWay);
    return { count, failed };
  };
  return { stop };
}

describe.each(['nginx', 'haproxy'] as const)('FAULTS 24: behind the sample of %s', (program) => {
  let proxy: RealProxy;
  beforeAll(async () => {
    proxy = await startRealProxy(
      program,
      samples[program],
      cluster.nodes.map(({ api }) => api.port),
    );
  }, 60_000);
  afterAll(() => proxy?.close());

  test('the largest body there may be reaches a server, and one beyond is refused by its code', async () => {
    const topicId = await newTopic(alice, proxy.url);
    const reply = (body: string) =>
      fetch(`${proxy.url}/api/topics/${topicId}/replies`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${alice.token}` },
        body,
      });
    // 32,000 emoji as Python writes them: 384 KB.
    const escaped = `{"body":"${'\\ud83d\\ude00'.repeat(32_000)}"}`;
    expect(Buffer.byteLength(escaped)).toBeGreaterThan(384_000);
    const kept = await reply(escaped);
    expect(kept.status, program).toBe(201);
    expect([...((await kept.json()) as { body: string }).body]).toHaveLength(32_000);
    const beyond = await reply(JSON.stringify({ body: 'x'.repeat(MAX_BODY) }));
    expect(beyond.status, program).toBe(413);
    expect(await beyond.json()).toMatchObject({ error: { code: 'PAYLOAD_TOO_LARGE' } });
  });

  test('both servers are restarted one after the other under load: nobody refused, away 3 s at most, nothing lost', async () => {
    const { url } = proxy;
    const recorder = new HistoryRecorder();
    const topicId = await newTopic(alice, url);
    const room = `topic:${topicId}`;
    const { positions } = await alice.ask(url, 'GET', `/api/topics/${topicId}`);
    const followers = Array.from({ length: 12 }, (_, n) => {
      const name = `${n % 2 ? 'polling' : 'websocket'} ${n}`;
      return new Follower({
        url,
        person: n % 3 ? alice : bob,
        room,
        position: positions[room],
        polling: n % 2 === 1,
        name,
      });
    });
    const watchers = await Promise.all(
      [alice, bob].map((person, n) => watchTopic(recorder, { url, person, topicId, name: `${program} watcher ${n}` })),
    );
    const load = requests(url, bob, topicId);
    await until(() => followers.every(({ offset }) => offset > 5), { timeoutMs: 20_000, what: 'everybody to follow' });
    for (const node of cluster.nodes) {
      expect((await node.api.term(15_000)).code).toBe(0);
      await node.restart();
      const reached = Math.max(...followers.map(({ offset }) => offset)) + 5;
      await until(() => followers.every(({ offset }) => offset >= reached), {
        timeoutMs: 30_000,
        what: 'everybody back',
      });
    }
    const { count, failed } = await load.stop();
    expect(count).toBeGreaterThan(100);
    expect(failed).toEqual([]);
    await assertWhole(cluster, recorder, topicId, watchers, { url });
    const head = watchers[0]?.position() ?? 0;
    await until(() => followers.every(({ offset }) => offset === head), {
      timeoutMs: 15_000,
      what: 'everybody at the head',
    });
    const first = positions[room].offset;
    for (const { offsets } of followers) expect(offsets).toEqual(offsets.map((_, n) => first + 1 + n));
    expect(followers.flatMap(({ refused }) => refused)).toEqual([]);
    const away = followers.flatMap(({ away: times }) => times);
    expect(away.length).toBeGreaterThanOrEqual(followers.length);
    expect(Math.max(...away)).toBeLessThan(3000);
    expect(accidents(cluster)).toEqual([]);
    for (const one of [...followers, ...watchers]) one.close();
  }, 180_000);
});

test.each(['nginx', 'haproxy'] as const)(
  'behind the sample of %s a write whose connection ends without an answer is sent once more if it has a key, else never',
  async (program) => {
    const asked: string[] = [];
    const servers = Array.from({ length: 2 }, () =>
      createServer((request, response) => {
        const key = String(request.headers['idempotency-key'] ?? 'none');
        const isFirst = request.method === 'POST' && !asked.includes(key);
        if (request.method === 'POST') asked.push(key);
        if (isFirst) request.socket.destroy();
        else request.resume().on('end', () => response.end('done'));
      }),
    );
    const ports = await Promise.all(
      servers.map(async (server) => {
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const address = server.address();
        return typeof address === 'object' && address ? address.port : 0;
      }),
    );
    const proxy = await startRealProxy(program, samples[program], ports);
    const write = (headers: Record<string, string>) =>
      fetch(`${proxy.url}/api/topics`, { method: 'POST', headers, body: 'a body that is kept for the second time' });
    const named = await write({ 'idempotency-key': 'k-1' });
    expect([named.status, await named.text()]).toEqual([200, 'done']);
    // HAProxy hands on that the connection ended, nginx says 502.
    const nameless = await write({}).then(
      ({ status }) => status,
      () => 502,
    );
    expect([nameless, asked]).toEqual([502, ['k-1', 'k-1', 'none']]);
    await proxy.close();
    for (const server of servers) server.close();
  },
  60_000,
);
