import { rooms } from '@tidings/contracts';
import { now, wait } from '../load/clock.ts';
import { Fleet } from '../load/fleet.ts';
import { call } from '../load/members.ts';
import { median } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';

const payload = { body: 'x'.repeat(400) };

/** From the request to the last reader's handler: a stored reply of ours beside a bare broadcast of the same size. */
async function measure(bench: Bench, readers: number, topicIndex: number, expected: number): Promise<Line> {
  const { machine, crowd, rounds } = bench;
  const topic = crowd.topics[topicIndex] ?? '';
  const oursMs: number[] = [];
  const bareMs: number[] = [];
  const fleets: Fleet[] = [];
  try {
    const { fleet: ours } = await Fleet.open(machine.api.url, { kind: 'member', tokens: crowd.tokens }, readers);
    fleets.push(ours);
    await ours.subscribe(rooms.topic(topic));
    const { fleet: bare } = await Fleet.open(machine.bare.url, { kind: 'bare', room: 'all' }, readers);
    fleets.push(bare);
    for (let round = -1; round < rounds; round++) {
      // Acknowledgements come up to two seconds later.
      await wait(2500);
      const tookOurs = await ours.last('reply:created', async () => {
        const begun = now();
        await call(`${machine.api.url}/api/topics/${topic}/replies`, 'POST', crowd.tokens[round + 1] ?? null, payload);
        return begun;
      });
      await wait(2500);
      const tookBare = await bare.last('reply:created', async () => {
        const begun = now();
        await call(machine.bare.url, 'POST', null, { room: 'all', payload });
        return begun;
      });
      if (round < 0) continue;
      oursMs.push(tookOurs);
      bareMs.push(tookBare);
      bench.note(`round ${round + 1}: ${tookOurs.toFixed(0)} ms beside ${tookBare.toFixed(0)} ms, ${readers} readers`);
    }
  } finally {
    await Promise.all(fleets.map((fleet) => fleet.close()));
  }
  const [a, b] = [median(oursMs), median(bareMs)];
  return {
    what: `a stored reply to the last of ${readers.toLocaleString('en')} readers`,
    unit: 'ms',
    ours: a,
    limit: { name: 'bare Socket.IO broadcast', value: b },
    goal: '≤ 2 ×, < 500 ms',
    met: a <= 2 * b && a < 500,
    expected,
  };
}

export const broadcast: Suite = {
  name: 'broadcast',
  async run(bench) {
    const lines = [await measure(bench, 1000, 1, 15)];
    if (bench.large > 1000) lines.push(await measure(bench, bench.large, 2, (138 * bench.large) / 10_000));
    return lines;
  },
};
