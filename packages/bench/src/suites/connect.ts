import { encodeCursor, rooms } from '@tidings/contracts';
import { LightClient } from '../load/light-client.ts';
import { call } from '../load/members.ts';
import { openMany } from '../load/open-many.ts';
import { median, quantile } from '../measure/stats.ts';
import type { Suite } from '../measure/suite.ts';

const MISSED = 50;
const COUNT = 1000;

/** Connecting with a token, three rooms and the recovery of 50 missed events, beside a bare connect and join. */
export const connect: Suite = {
  name: 'connect',
  async run({ machine, crowd, rounds, note }) {
    const topic = crowd.topics[0] ?? '';
    const answer = await call<{ positions: Record<string, { epoch: string; offset: number }> }>(
      `${machine.api.url}/api/topics/${topic}`,
      'GET',
      crowd.tokens[0] ?? null,
    );
    const at = answer.positions[rooms.topic(topic)] ?? { epoch: '', offset: 0 };
    for (let i = 0; i < MISSED; i++) {
      await call(`${machine.api.url}/api/topics/${topic}/replies`, 'POST', crowd.tokens[0] ?? null, {
        body: `Missed ${i}`,
      });
    }
    const cursor = encodeCursor({ epoch: at.epoch, entries: [{ room: rooms.topic(topic), offset: at.offset }] });
    const ours = (index: number) =>
      new LightClient({
        url: machine.api.url,
        auth: {
          token: crowd.tokens[index % crowd.tokens.length],
          deviceId: `bench-device-${index}`,
          protocol: 1,
          cursor,
        },
      });
    const bare = (index: number) => new LightClient({ url: machine.bare.url, auth: { room: `room-${index % 50}` } });
    const rates: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    const p95s: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    const hundred: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round++) {
      for (const [who, make] of [
        ['ours', ours],
        ['bare', bare],
      ] as const) {
        const many = await openMany(COUNT, 16, make);
        rates[who].push(COUNT / (many.totalMs / 1000));
        p95s[who].push(quantile(many.readyMs, 0.95));
        for (const client of many.clients) client.close();
        const burst = await openMany(100, 100, make);
        hundred[who].push(burst.readyMs.reduce((sum, ms) => sum + ms, 0) / 100);
        for (const client of burst.clients) client.close();
      }
      note(
        `round ${round + 1}: ${Math.round(rates.ours.at(-1) ?? 0)}/s beside ${Math.round(rates.bare.at(-1) ?? 0)}/s`,
      );
    }
    const [rate, bareRate] = [median(rates.ours), median(rates.bare)];
    const [p95, bareP95] = [median(p95s.ours), median(p95s.bare)];
    const [avg, bareAvg] = [median(hundred.ours), median(hundred.bare)];
    const name = 'bare Socket.IO';
    return [
      {
        what: 'connects a second, 50 missed events recovered',
        unit: '/s',
        ours: rate,
        limit: { name, value: bareRate },
        goal: '≥ 0.6 ×',
        met: rate >= 0.6 * bareRate,
      },
      {
        what: 'connect p95, 16 at a time',
        unit: 'ms',
        ours: p95,
        limit: { name, value: bareP95 },
        goal: '≤ 1.3 ×, < 300 ms',
        met: p95 <= 1.3 * bareP95,
      },
      {
        what: '100 at once, average',
        unit: 'ms',
        ours: avg,
        limit: { name, value: bareAvg },
        goal: '≤ 1.5 ×, < 500 ms',
        met: avg <= 1.5 * bareAvg,
      },
    ];
  },
};
