import { openMany } from '../load/crowd-in-room.ts';
import { LightClient } from '../load/light-client.ts';
import { call } from '../load/members.ts';
import { median, quantile } from '../stats.ts';
import type { Suite } from '../suite.ts';

/** What a large broadcast does to everybody else: round trips of a bystander while the room is served. */
export const disturb: Suite = {
  name: 'disturb',
  async run({ machine, crowd, rounds, large, note }) {
    const readers = large;
    const topic = crowd.topics[24] ?? '';
    const room = `topic:${topic}`;
    const many = await openMany(readers, 32, (index) => {
      const client = new LightClient({
        url: machine.api.url,
        auth: { token: crowd.tokens[index % crowd.tokens.length], deviceId: `bench-device-${index}`, protocol: 1 },
        onEvent(name, args) {
          if (name === 'reply:created' && index % 8 === 0)
            client.send('ack', { acks: [[room, (args[1] as { offset: number }).offset]] });
        },
      });
      return client;
    });
    for (const client of many.clients) client.send('subscribe', { rooms: [{ room }] });
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const roundTrips = async (busy: boolean): Promise<number[]> => {
      const times: number[] = [];
      const until = performance.now() + 1500;
      if (busy)
        void call(`${machine.api.url}/api/topics/${topic}/replies`, 'POST', crowd.tokens[0] ?? null, {
          body: 'x'.repeat(400),
        }).catch(() => undefined);
      while (performance.now() < until) {
        const begun = performance.now();
        await fetch(`${machine.api.url}/health/live`);
        times.push(performance.now() - begun);
      }
      return times;
    };
    const idle: number[] = [];
    const during: number[] = [];
    for (let round = 0; round < rounds; round++) {
      idle.push(quantile(await roundTrips(false), 0.99));
      during.push(quantile(await roundTrips(true), 0.99));
      note(`round ${round + 1}`);
    }
    for (const client of many.clients) client.close();
    const [a, b] = [median(during), median(idle)];
    return [
      {
        what: `a bystander’s p99 while ${readers.toLocaleString('en')} are sent a reply`,
        unit: 'ms',
        ours: a,
        limit: { name: 'the same, idle', value: b },
        goal: '≤ 2 ×',
        met: a <= 2 * b,
      },
    ];
  },
};
