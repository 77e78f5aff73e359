import { Arrivals, openMany } from '../load/crowd-in-room.ts';
import { LightClient } from '../load/light-client.ts';
import { call } from '../load/members.ts';
import { median } from '../stats.ts';
import type { Bench, Line, Suite } from '../suite.ts';

/** As the protocol asks: half a second to two seconds later, so that acknowledgements do not come in one wave. */
const ackLater = (client: LightClient, room: string, offset: number) =>
  setTimeout(() => client.send('ack', { acks: [[room, offset]] }), 500 + Math.random() * 1500);

const payload = { body: 'x'.repeat(400) };

/** From the request to the last reader's handler: a stored reply of ours beside a bare broadcast of the same size. */
async function measure(bench: Bench, readers: number, topicIndex: number, expected: number): Promise<Line> {
  const { machine, crowd, rounds } = bench;
  const topic = crowd.topics[topicIndex] ?? '';
  const arrivals = { ours: new Arrivals(), bare: new Arrivals() };
  const ours = await openMany(readers, 32, (index) => {
    const client = new LightClient({
      url: machine.api.url,
      auth: { token: crowd.tokens[index % crowd.tokens.length], deviceId: `bench-device-${index}`, protocol: 1 },
      onEvent(name, args, at) {
        if (name !== 'reply:created') return;
        arrivals.ours.arrived(at);
        const { room, offset } = args[1] as { room: string; offset: number };
        ackLater(client, room, offset);
      },
    });
    return client;
  });
  for (const client of ours.clients) client.send('subscribe', { rooms: [{ room: `topic:${topic}` }] });
  const bare = await openMany(
    readers,
    32,
    () =>
      new LightClient({
        url: machine.bare.url,
        auth: { room: 'all' },
        onEvent: (name, _args, at) => name === 'reply:created' && arrivals.bare.arrived(at),
      }),
  );
  const oursMs: number[] = [];
  const bareMs: number[] = [];
  for (let round = -1; round < rounds; round++) {
    await new Promise((resolve) => setTimeout(resolve, 1000 + readers / 5));
    const lastOurs = arrivals.ours.expect(readers);
    const begunOurs = performance.now();
    await call(`${machine.api.url}/api/topics/${topic}/replies`, 'POST', crowd.tokens[round + 1] ?? null, payload);
    const tookOurs = (await lastOurs) - begunOurs;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const lastBare = arrivals.bare.expect(readers);
    const begunBare = performance.now();
    await call(machine.bare.url, 'POST', null, { room: 'all', payload });
    const tookBare = (await lastBare) - begunBare;
    if (round >= 0) {
      oursMs.push(tookOurs);
      bareMs.push(tookBare);
    }
  }
  for (const client of [...ours.clients, ...bare.clients]) client.close();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const [a, b] = [median(oursMs), median(bareMs)];
  return {
    what: `a stored reply to the last of ${readers.toLocaleString('en')} readers`,
    unit: 'ms',
    ours: a,
    limit: { name: 'bare Socket.IO broadcast', value: b },
    goal: '≤ 2 ×, < 500 ms',
    met: a <= 2 * b,
    expected,
  };
}

export const broadcast: Suite = {
  name: 'broadcast',
  async run(bench) {
    const lines = [await measure(bench, 1000, 1, 15)];
    bench.note('1,000 readers measured');
    if (bench.large > 1000) lines.push(await measure(bench, bench.large, 2, (138 * bench.large) / 10_000));
    return lines;
  },
};
