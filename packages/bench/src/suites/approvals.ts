import { now, wait } from '../load/clock.ts';
import { call } from '../load/members.ts';
import { ask } from '../load/posts/post.ts';
import { median, quantile } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';

/** Agents that wait at once: as many as may wait in one workspace. */
const WAITERS = 1000;
/** Decided a round, one after the other, evenly: people decide. */
const DECIDED = 100;
const PER_SECOND = 10;
/** Until all wait: their requests are let in and read first, which is not what is measured. */
const SETTLE_MS = 14_000;

type Side = {
  waiting: (id: string) => Promise<unknown>;
  decide: (id: string) => Promise<unknown>;
};

/** All wait, and some are decided at their time whatever the server does: from the decision to the agent that has it, in ms. */
async function decideSome(ids: readonly string[], { waiting, decide }: Side): Promise<number[]> {
  const sent = new Map<string, number>();
  const latencies: number[] = [];
  const chosen = ids.slice(0, DECIDED);
  const answers = chosen.map(async (id) => {
    await waiting(id);
    const begun = sent.get(id);
    if (begun === undefined) throw new Error('An agent was answered before anybody had decided');
    latencies.push(now() - begun);
  });
  const rest = Promise.allSettled(ids.slice(DECIDED).map(waiting));
  await wait(SETTLE_MS);
  const begun = now();
  await Promise.all(
    chosen.map(async (id, n) => {
      await wait(Math.max(0, begun + (n * 1000) / PER_SECOND - now()));
      sent.set(id, now());
      await decide(id);
    }),
  );
  await Promise.all(answers);
  await rest;
  return latencies;
}

async function round({ machine, crowd }: Bench, bareUrl: string, n: number) {
  const { url } = machine.api;
  const owner = crowd.tokens[n] ?? '';
  const { id: workspaceId } = await call<{ id: string }>(`${url}/api/workspaces`, 'POST', owner, { name: 'Bench' });
  const { key } = await call<{ key: string }>(`${url}/api/api-keys`, 'POST', owner, {
    name: 'Bench agent',
    scopes: ['approvals:write'],
    workspaceId,
  });
  const ids: string[] = [];
  for (let from = 0; from < WAITERS; from += 20) {
    const some = Array.from({ length: 20 }, async (_, at) => {
      const body = { title: `Bench ${from + at}`, payload: { amount: from } };
      const made = await call<{ id: string }>(`${url}/api/workspaces/${workspaceId}/approvals`, 'POST', key, body);
      return made.id;
    });
    ids.push(...(await Promise.all(some)));
  }
  const approve = JSON.stringify({ decision: 'approve' });
  const ours = await decideSome(ids, {
    waiting: async (id) => {
      const { status, text } = await ask(`${url}/api/approvals/${id}?wait=30`, 'GET', key);
      if (status !== 200) throw new Error(`An agent that waits was answered ${status}: ${text.slice(0, 200)}`);
    },
    decide: async (id) => {
      const { status, text } = await ask(`${url}/api/approvals/${id}/decision`, 'POST', owner, approve);
      if (status !== 200) throw new Error(`A decision was answered ${status}: ${text.slice(0, 200)}`);
    },
  });
  const bare = await decideSome(ids, {
    // Those that nobody decides end as ours do, after their 30 s.
    waiting: (id) => Promise.race([ask(`${bareUrl}/${id}`, 'GET', ''), wait(30_000)]),
    decide: (id) => ask(`${bareUrl}/${id}`, 'POST', '', approve),
  });
  return { ours, bare };
}

export const approvals: Suite = {
  name: 'approvals',
  async run(bench) {
    const rounds: Awaited<ReturnType<typeof round>>[] = [];
    const { url } = await bench.machine.startBareWait();
    for (let n = 0; n < bench.rounds; n++) {
      rounds.push(await round(bench, url, n));
      const last = rounds.at(-1);
      bench.note(
        `round ${n + 1}: p95 ${quantile(last?.ours ?? [], 0.95).toFixed(1)} ms beside ${quantile(last?.bare ?? [], 0.95).toFixed(1)} ms`,
      );
    }
    const line = (p: number): Line => {
      const [ours, bare] = [
        median(rounds.map((one) => quantile(one.ours, p))),
        median(rounds.map((one) => quantile(one.bare, p))),
      ];
      return {
        what: `a decision to the agent that waits, ${WAITERS.toLocaleString('en')} waiting, ${PER_SECOND}/s, p${p * 100}`,
        unit: 'ms',
        ours,
        limit: { name: 'bare long poll with one insert', value: bare },
        goal: p === 0.95 ? '≤ 50 ms' : '–',
        met: p === 0.95 ? ours <= 50 : null,
      };
    };
    return [line(0.5), line(0.95)];
  },
};
