import { now, wait } from '../load/clock.ts';
import { type DatabaseLoad, watchDatabase } from '../load/database-watch.ts';
import { Fleet } from '../load/fleet.ts';
import { missReplies } from '../load/missed.ts';
import type { Back } from '../load/orders.ts';
import type { Server } from '../measure/machine.ts';
import { median, quantile } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';

const MISSED = 10;
const TOPICS = 5;
/** The default of DATABASE_CONNECTIONS. */
const POOL = 16;
/** Beyond the hard floor, so that a miss is measured and not only noticed. */
const LONGEST_MS = 90_000;
/** A bare server is back sooner than one with a database: it is held down as long as ours was. */
const BARE_STARTS_MS = 300;

type Storm = { seconds: number; p95: number; tries: number; downMs: number };

/** Kills a server under its connections, starts it again on its port, and waits until every one is back by its backoff. */
async function cutOff(fleet: Fleet, server: Server, restart: () => Promise<Server>, downMs: number) {
  await fleet.storm({ url: server.url, by: 'backoff' }, LONGEST_MS);
  const killed = now();
  await server.kill();
  await wait(Math.max(0, downMs - BARE_STARTS_MS));
  const next = await restart();
  const listening = now();
  const back = await fleet.returned(LONGEST_MS);
  const storm: Storm = {
    ...figures(back),
    seconds: (lastOf(back, fleet.count) - listening) / 1000,
    downMs: listening - killed,
  };
  return { next, storm };
}

/** When the last one was back; never, when somebody is missing. */
const lastOf = ({ at }: Back, count: number) =>
  at.length < count ? Number.POSITIVE_INFINITY : at.reduce((last, moment) => Math.max(last, moment), 0);
const figures = ({ afterSlotMs, tries }: Back) => ({ p95: quantile(afterSlotMs, 0.95), tries });
const portOf = (server: Server) => Number(new URL(server.url).port);

/** A server that goes in order gives each connection its moment; its successor is there already. */
async function drained(fleet: Fleet, old: Server, successor: Server): Promise<Back> {
  await fleet.storm({ url: successor.url, by: 'slot' }, LONGEST_MS);
  const [back] = await Promise.all([fleet.returned(LONGEST_MS), old.stop()]);
  return back;
}

async function measure(bench: Bench, fleets: Fleet[]) {
  const { machine, crowd, rounds, large, note } = bench;
  const [token = ''] = crowd.tokens;
  const cursors = await missReplies(machine.api.url, token, crowd.topics.slice(25, 25 + TOPICS), MISSED);
  const ours: Storm[] = [];
  const bare: Storm[] = [];
  const slots: number[] = [];
  const loads: DatabaseLoad[] = [];
  const mine = await Fleet.open(machine.api.url, { kind: 'member', tokens: crowd.tokens, cursors }, large);
  fleets.push(mine.fleet);
  const theirs = await Fleet.open(machine.bare.url, { kind: 'bare', room: 'all' }, large);
  fleets.push(theirs.fleet);
  for (let round = 0; round < rounds; round++) {
    const port = portOf(machine.api);
    const watched = await watchDatabase({ databaseUrl: machine.databaseUrl, apiUrl: machine.api.url }, () =>
      cutOff(mine.fleet, machine.api, () => machine.startApi(port), 0),
    );
    machine.api = watched.result.next;
    loads.push(watched.load);
    const cut = watched.result.storm;
    ours.push(cut);
    const other = await cutOff(theirs.fleet, machine.bare, () => machine.startBare(portOf(machine.bare)), cut.downMs);
    machine.bare = other.next;
    bare.push(other.storm);
    if (!Number.isFinite(cut.seconds + other.storm.seconds)) {
      note(`round ${round + 1}: not all were back within ${LONGEST_MS / 1000} s; the rounds after it are left out`);
      break;
    }
    const successor = await machine.startApi();
    slots.push(...(await drained(mine.fleet, machine.api, successor)).afterSlotMs);
    machine.api = successor;
    note(
      `round ${round + 1}: back in ${cut.seconds.toFixed(1)} s (p95 ${cut.p95.toFixed(0)} ms, ${cut.tries} tries, down ${cut.downMs.toFixed(0)} ms) beside ${other.storm.seconds.toFixed(1)} s (p95 ${other.storm.p95.toFixed(0)} ms, ${other.storm.tries} tries); drained p95 ${quantile(slots, 0.95).toFixed(0)} ms; ${watched.load.atOnce} queries at once, ${watched.load.waiting} waited`,
    );
  }
  return { ours, bare, slots, loads };
}

/** Everybody comes back at once, each with a position and something missed (FAULTS 16). */
export const storm: Suite = {
  name: 'storm',
  async run(bench): Promise<Line[]> {
    const fleets: Fleet[] = [];
    const found = await measure(bench, fleets).finally(() => Promise.all(fleets.map((fleet) => fleet.close())));
    const { ours, bare, slots, loads } = found;
    const seconds = median(ours.map((storm) => storm.seconds));
    const bareSeconds = median(bare.map((storm) => storm.seconds));
    const p95 = quantile(slots, 0.95);
    const atOnce = Math.max(...loads.map((load) => load.atOnce));
    const waiting = Math.max(...loads.map((load) => load.waiting));
    const each = median(loads.map(({ transactions }) => transactions)) / bench.large;
    const many = bench.large.toLocaleString('en');
    const alone = { limit: null, goal: '–', met: true };
    return [
      {
        what: `kill -9 under ${many} connections: all back with ${MISSED} missed events each`,
        unit: 's',
        ours: seconds,
        limit: { name: 'bare Socket.IO, down as long', value: bareSeconds },
        goal: '≤ 2 ×, < 60 s',
        met: seconds <= 2 * bareSeconds && seconds < 60,
      },
      {
        what: 'the same, p95 from the try that succeeded',
        unit: 'ms',
        ours: median(ours.map((storm) => storm.p95)),
        limit: { name: 'bare Socket.IO', value: median(bare.map((storm) => storm.p95)) },
        goal: '–',
        met: null,
      },
      {
        ...alone,
        what: 'the same, most database queries at once',
        unit: '',
        ours: atOnce,
        goal: `≤ ${POOL}`,
        met: atOnce <= POOL,
      },
      { ...alone, what: 'the same, most that waited for a database connection', unit: '', ours: waiting, met: null },
      { ...alone, what: 'the same, database transactions a connection', unit: '', ours: each, met: null },
      {
        ...alone,
        what: `SIGTERM under ${many} connections: p95 after the moment each was given`,
        unit: 'ms',
        ours: p95,
        goal: '≤ 200 ms',
        met: p95 <= 200,
      },
    ];
  },
};
