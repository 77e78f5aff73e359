import { Bystander } from '../load/bystander.ts';
import { wait } from '../load/clock.ts';
import { Fleet } from '../load/fleet.ts';
import { median, quantile } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';

/** OPS-4: what one instance takes by default, and the share at which it refuses. */
const DEFAULT_CAPACITY = 10_000;
const REFUSED_AT = 0.95;
const KNOCKS_A_SECOND = 200;
const SECONDS = 2;
/** As far as two measurements of the same thing lie apart on this machine. */
const UNCHANGED = 1.35;

/** Ends with every place taken, the bystander's among them. */
async function fill(url: string, tokens: readonly string[], places: number) {
  const who = { kind: 'member', tokens } as const;
  const { fleet } = await Fleet.open(url, who, places - 1);
  try {
    return { fleet, bystander: await Bystander.connect(url, who) };
  } catch (error) {
    fleet.stop();
    throw error;
  }
}

async function measure({ machine, crowd, rounds, large, note }: Bench, capacity: number): Promise<Line[]> {
  const places = Math.floor(capacity * REFUSED_AT);
  // The setting is left alone where the machine holds as many as it says.
  const api = await machine.startApi(0, large >= DEFAULT_CAPACITY ? {} : { MAX_CONNECTIONS: String(capacity) });
  const { fleet, bystander } = await fill(api.url, crowd.tokens, places);
  const quiet: number[] = [];
  const knocked: number[] = [];
  let [tries, exact] = [0, 0];
  try {
    for (let round = 0; round < rounds; round++) {
      await wait(1000);
      quiet.push(quantile(await bystander.during(() => wait(SECONDS * 1000)), 0.95));
      const trips = await bystander.during(async () => {
        const answers = await fleet.knock(api.url, KNOCKS_A_SECOND, SECONDS);
        tries += answers.tries;
        exact += answers.exact;
      });
      knocked.push(quantile(trips, 0.95));
      note(
        `round ${round + 1}: ${exact} of ${tries} refused, p95 ${knocked.at(-1)?.toFixed(2)} beside ${quiet.at(-1)?.toFixed(2)} ms`,
      );
    }
  } finally {
    bystander.close();
    await fleet.close();
    await api.stop();
  }
  const [a, b] = [median(knocked), median(quiet)];
  return [
    {
      what: `refused with exactly 503 and its reason beyond ${places.toLocaleString('en')} connections, of ${tries.toLocaleString('en')}`,
      unit: '',
      ours: exact,
      limit: null,
      goal: 'all',
      met: exact === tries,
    },
    {
      what: 'unicast p95 of those who are in, meanwhile',
      unit: 'ms',
      ours: a,
      limit: { name: 'the same before', value: b },
      goal: `≤ ${UNCHANGED} ×`,
      met: a <= UNCHANGED * b,
    },
  ];
}

/** A server at its capacity, by default 10,000, and more who want in (FAULTS 19). */
export const full: Suite = {
  name: 'full',
  run: (bench) => measure(bench, Math.min(bench.large, DEFAULT_CAPACITY)),
};
