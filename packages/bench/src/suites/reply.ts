import { rooms } from '@tidings/contracts';
import { now } from '../load/clock.ts';
import { LightClient } from '../load/light-client.ts';
import { post } from '../load/posts/post.ts';
import { cpuMs } from '../measure/process-facts.ts';
import { median, quantile } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';
import { rawInserts } from '../reference/raw-inserts.ts';

/** Replies posted on time whatever the server does (open loop), each until a reader's handler has it. */
async function openLoop(bench: Bench, perSecond: number, seconds: number) {
  const { machine, crowd } = bench;
  const sent = new Map<string, number>();
  const latencies: number[] = [];
  const topics = crowd.topics.slice(3, 23);
  const readers = await Promise.all(
    topics.map(async (topic, index) => {
      const client = new LightClient({
        url: machine.api.url,
        auth: { token: crowd.tokens[index], deviceId: `bench-reader-${index}`, protocol: 1 },
        onEvent(name, args, at) {
          if (name !== 'reply:created') return;
          const begun = sent.get((args[0] as { body: string }).body);
          if (begun !== undefined) latencies.push(at - begun);
          const { room, offset } = args[1] as { room: string; offset: number };
          if (offset % 10 === 0) client.send('ack', { acks: [[room, offset]] });
        },
      });
      await client.ready;
      client.send('subscribe', { rooms: [{ room: rooms.topic(topic) }] });
      return client;
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  const cpu = cpuMs(machine.api.pid);
  const begun = performance.now();
  const pending: Promise<unknown>[] = [];
  let [refused, count] = [0, 0];
  while (performance.now() - begun < seconds * 1000) {
    const due = Math.floor(((performance.now() - begun) / 1000) * perSecond);
    for (; count < due; count++) {
      const body = `${perSecond}-${begun.toFixed(0)}-${count}`;
      sent.set(body, now());
      const url = `${machine.api.url}/api/topics/${topics[count % topics.length]}/replies`;
      const token = crowd.tokens[count % crowd.tokens.length] ?? '';
      const answered = post(url, token, JSON.stringify({ body })).then(
        (status) => {
          if (status !== 201) refused += 1;
        },
        () => {
          refused += 1;
        },
      );
      pending.push(answered);
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(pending);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const core = (cpuMs(machine.api.pid) - cpu) / (performance.now() - begun);
  for (const client of readers) client.close();
  return {
    p50: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
    arrived: latencies.length / count,
    refused,
    core,
  };
}

/** Replies a second the whole path takes, closed loop with 32 writers. */
async function saturate({ machine, crowd }: Bench): Promise<number> {
  const topics = crowd.topics.slice(3, 23);
  const body = JSON.stringify({ body: 'x'.repeat(400) });
  const begun = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: 32 }, async (_, writer) => {
      while (performance.now() - begun < 4000) {
        const url = `${machine.api.url}/api/topics/${topics[count % topics.length]}/replies`;
        if ((await post(url, crowd.tokens[writer % crowd.tokens.length] ?? '', body)) === 201) count += 1;
      }
    }),
  );
  return count / ((performance.now() - begun) / 1000);
}

export const reply: Suite = {
  name: 'reply',
  async run(bench) {
    const quiet: Awaited<ReturnType<typeof openLoop>>[] = [];
    const busy: Awaited<ReturnType<typeof openLoop>>[] = [];
    const [rates, raw]: [number[], number[]] = [[], []];
    for (let round = 0; round < bench.rounds; round++) {
      quiet.push(await openLoop(bench, 100, 4));
      busy.push(await openLoop(bench, 1000, 5));
      rates.push(await saturate(bench));
      raw.push(await rawInserts(bench.machine.databaseUrl));
      bench.note(
        `round ${round + 1}: p95 ${quiet.at(-1)?.p95.toFixed(1)} ms at 100/s, ${busy.at(-1)?.p95.toFixed(1)} ms at 1,000/s`,
      );
    }
    const line = (what: string, unit: string, ours: number, goal: string, met: boolean): Line => ({
      what,
      unit,
      ours,
      limit: null,
      goal,
      met,
    });
    const [p50, p95] = [median(quiet.map((q) => q.p50)), median(quiet.map((q) => q.p95))];
    const busyP95 = median(busy.map((b) => b.p95));
    const [rate, rawRate] = [median(rates), median(raw)];
    return [
      line('reply: POST to the other’s handler, 100/s, p50', 'ms', p50, '≤ 8 ms', p50 <= 8),
      line('the same, p95', 'ms', p95, '≤ 15 ms', p95 <= 15),
      line('the same at 1,000/s, p95', 'ms', busyP95, '< 50 ms', busyP95 < 50),
      line(
        'refused or lost at 1,000/s',
        '',
        median(busy.map((b) => b.refused + (1 - b.arrived))),
        '0',
        busy.every((b) => b.refused === 0 && b.arrived === 1),
      ),
      line('a server core at 1,000/s', 'cores', median(busy.map((b) => b.core)), '–', true),
      {
        what: 'replies a second, 32 writers, closed loop',
        unit: '/s',
        ours: rate,
        limit: { name: 'raw PostgreSQL insert', value: rawRate },
        goal: '≥ 1,000/s',
        met: rate >= 1000,
      },
    ];
  },
};
