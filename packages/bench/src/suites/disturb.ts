import { rooms } from '@tidings/contracts';
import { Bystander } from '../load/bystander.ts';
import { now, wait } from '../load/clock.ts';
import { Fleet } from '../load/fleet.ts';
import { call } from '../load/members.ts';
import { median, quantile } from '../measure/stats.ts';
import type { Suite } from '../measure/suite.ts';

/** Broadcasts a round: one alone leaves too few round trips for a p99. */
const BROADCASTS = 2;

/** What a large broadcast does to everybody else: round trips of a bystander from the request to the last reader. */
export const disturb: Suite = {
  name: 'disturb',
  async run({ machine, crowd, rounds, large, note }) {
    const topic = crowd.topics[24] ?? '';
    const who = { kind: 'member', tokens: crowd.tokens } as const;
    const { fleet } = await Fleet.open(machine.api.url, who, large);
    const idle: number[] = [];
    const during: number[] = [];
    try {
      await fleet.subscribe(rooms.topic(topic));
      const bystander = await Bystander.connect(machine.api.url, who);
      const post = async () => {
        const begun = now();
        const body = { body: 'x'.repeat(400) };
        await call(`${machine.api.url}/api/topics/${topic}/replies`, 'POST', crowd.tokens[0] ?? null, body);
        return begun;
      };
      for (let round = 0; round < rounds; round++) {
        const trips: number[] = [];
        await wait(2500);
        idle.push(quantile(await bystander.during(() => wait(1000)), 0.99));
        for (let n = 0; n < BROADCASTS; n++) {
          trips.push(...(await bystander.during(() => fleet.last('reply:created', post))));
          await wait(2500);
        }
        during.push(quantile(trips, 0.99));
        note(
          `round ${round + 1}: p50 ${quantile(trips, 0.5).toFixed(2)}, p95 ${quantile(trips, 0.95).toFixed(2)}, p99 ${during.at(-1)?.toFixed(2)}, most ${Math.max(...trips).toFixed(2)} ms of ${trips.length} beside p99 ${idle.at(-1)?.toFixed(2)} ms idle`,
        );
      }
      bystander.close();
    } finally {
      await fleet.close();
    }
    const [a, b] = [median(during), median(idle)];
    return [
      {
        what: `a bystander’s p99 while ${large.toLocaleString('en')} are sent a reply`,
        unit: 'ms',
        ours: a,
        limit: { name: 'the same, idle', value: b },
        goal: '≤ 2 ×',
        met: a <= 2 * b,
      },
    ];
  },
};
