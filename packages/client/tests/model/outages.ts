import { seededRandom } from '@tidings/testing';
import fc from 'fast-check';
import { type createTidingsClient, defaultTiming, type TransportName } from '../../src/index.ts';
import { OutageWorld, type Way } from './outage-world.ts';
import { Violation } from './recorder.ts';

type CreateClient = typeof createTidingsClient;
type Step =
  | { do: 'pass'; ms: number }
  | { do: 'server'; way: Way }
  | { do: 'block'; transport: TransportName; way: Way };
export type Outage = { seed: number; before: Step[]; way: 'refuses' | 'hangs'; ms: number; lagMs: number };
export type Block = { seed: number; way: 'refuses' | 'hangs'; transports: number; late: boolean; outage: boolean };

/** From the first answer on any transport to the top one: a look upward is due within 4.5 s, and opening takes a moment. */
const AFTER_AN_ANSWER_MS = 5_000;
/** After so long every client has tried all transports in vain. */
const LONG_MS = 90_000;
/** From the server's return to the top transport: the longest wait between two tries, and a try that began too early. */
const AFTER_THE_RETURN_MS = 60_000;

const seed = fc.nat();
const fault = fc.constantFrom('refuses' as const, 'hangs' as const);
const way = fc.constantFrom<Way>('works', 'works', 'refuses', 'hangs');
const upper = fc.constantFrom<TransportName>('websocket', 'polling', 'sse');
const duration = fc.oneof(
  fc.integer({ min: 1, max: 3_000 }),
  fc.integer({ min: 1, max: 40_000 }),
  fc.integer({ min: 1, max: 700_000 }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: duration }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('server' as const), way }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('block' as const), transport: upper, way }) },
);

/**
 * Any history of outages and blocked ways, and then an outage of the whole server that ends: for all transports at once, or
 * for the lowest first and for the others `lagMs` later.
 */
export const outages: fc.Arbitrary<Outage> = fc.record({
  seed,
  before: fc.array(step, { maxLength: 12 }),
  way: fault,
  ms: fc.integer({ min: 1, max: 180_000 }),
  lagMs: fc.oneof(fc.constant(0), fc.integer({ min: 1_000, max: 12_000 })),
});

/** The highest transports are blocked for an hour, from the start or after a minute on the top, and the server is well. */
export const blocks: fc.Arbitrary<Block> = fc.record({
  seed,
  way: fault,
  transports: fc.integer({ min: 1, max: 3 }),
  late: fc.boolean(),
  outage: fc.boolean(),
});

/** What the outages met: a run in which nobody fell, or nobody noticed, proves nothing. */
export const newOutageCoverage = () => ({ histories: 0, unnoticed: 0, top: 0, polling: 0, sse: 0, timed: 0 });
export type OutageCoverage = ReturnType<typeof newOutageCoverage>;

/** After an outage that the client has noticed it is back on the top transport in time, whichever transport it landed on. */
export async function endsOnTop(create: CreateClient, outage: Outage, coverage: OutageCoverage) {
  const { seed, before, way, ms } = outage;
  const lagMs = ms >= LONG_MS ? outage.lagMs : 0;
  const world = new OutageWorld(create, seededRandom(seed).next);
  const { client, clock } = world;
  client.connect();
  for (const step of before) {
    if (step.do === 'pass') await clock.advanceAsync(step.ms);
    else if (step.do === 'server') world.server(step.way);
    else world.block(step.transport, step.way);
  }
  world.server(way);
  world.free();
  await clock.advanceAsync(ms);
  if (lagMs > 0) for (const transport of ['websocket', 'polling', 'sse'] as const) world.block(transport, 'refuses');
  world.server('works');
  if (lagMs > 0) clock.setTimeout(() => world.free(), lagMs);
  // A blink while the very first connection was being opened looks like a transport that is blocked, and nothing else does.
  const blink = ms <= defaultTiming.recheckMs && world.states.every(({ state }) => state === 'connecting');
  const noticed = world.transport === null && !blink;
  const returned = clock.now();
  const shown = world.states.length;
  const isOpen = () => {
    // Ten tries in vain end in `lost`, which a person ends.
    if (client.status.getSnapshot().state === 'lost') client.retry();
    return world.transport !== null;
  };
  if (!(await world.reaches(isOpen, AFTER_THE_RETURN_MS))) {
    throw new Violation('back', `nothing is open ${AFTER_THE_RETURN_MS} ms after the server's return`);
  }
  const landed = world.transport;
  // Looks double, each ± a half: one is due within three times the time that has gone by, and another first wait.
  const grace = AFTER_AN_ANSWER_MS + 4 * Math.max(0, returned + lagMs - clock.now());
  const onTop = await world.reaches(() => world.transport === 'websocket', grace);
  const took = clock.now() - returned;
  const transport = String(world.transport);
  const words = world.states.slice(shown).map(({ state }) => state);
  client.close();
  coverage.histories += 1;
  if (!noticed) coverage.unnoticed += 1;
  else coverage[landed === 'websocket' ? 'top' : landed === 'rest' ? 'timed' : (landed ?? 'top')] += 1;
  if (!noticed) return;
  const late = took > AFTER_THE_RETURN_MS + 4 * lagMs;
  if (!onTop || late) throw new Violation('back', `on ${transport} ${took} ms after the return`);
  // Upward nothing is said but the transport: no word of a connection that was lost.
  const climbing = words.slice(words.findLastIndex((state) => state === 'reconnecting' || state === 'connecting') + 1);
  if (climbing.at(-1) !== 'live') throw new Violation('back', `shown was ${words.join(', ')}`);
}

/** The times at which a transport that is blocked may be looked at, and at which it must have been: 60 s, doubling to 10 min. */
const waits = [60, 120, 240, 480, 600, 600, 600, 600, 600, 600].map((seconds) => seconds * 1_000);

/** After an outage: 3, 6, 12, 24 and 48 s. */
const AFTER_AN_OUTAGE = 5;

/** A blocked transport is looked at by the schedule; once more where it hung or was lost in use, and after an outage. */
export async function keepsTheSchedule(create: CreateClient, { seed, way, transports: count, late, outage }: Block) {
  const world = new OutageWorld(create, seededRandom(seed).next);
  const { client, clock, opened } = world;
  const blocked = (['websocket', 'polling', 'sse'] as const).slice(0, count);
  if (late) {
    client.connect();
    await clock.advanceAsync(90_000);
  }
  for (const transport of blocked) world.block(transport, way);
  if (outage) world.server('refuses');
  if (!late) client.connect();
  if (outage) await clock.advanceAsync(10_000);
  world.server('works');
  if (!(await world.reaches(() => world.transport !== null && world.transport !== 'websocket', 120_000))) {
    throw new Violation('schedule', 'no fallback was reached');
  }
  const landedAt = client.status.getSnapshot().since;
  await clock.advanceAsync(3_600_000);
  client.close();
  const looks = opened
    .filter(({ transport, at }) => transport === 'websocket' && at > landedAt)
    .map(({ at }) => at - landedAt);
  const afterAFall = late || way === 'hangs' ? 1 : 0;
  const early = outage ? AFTER_AN_OUTAGE : afterAFall;
  const inTime = (share: number, lateMs: number) => {
    let at = 0;
    return waits.filter((wait) => {
      at += wait * share + lateMs;
      return at < 3_600_000;
    }).length;
  };
  // A look at transports that hang takes eight seconds for each, and the wait begins after it.
  const [most, least] = [inTime(0.9, 0) + early, inTime(1.1, 8_500 * blocked.length)];
  if (looks.length > most)
    throw new Violation('schedule', `${looks.length} looks at a blocked transport, ${most} are due`);
  if (looks.length < least) throw new Violation('schedule', `${looks.length} looks in an hour, ${least} are due`);
  const first = looks[early] ?? Number.POSITIVE_INFINITY;
  if (first < 0.9 * 60_000) throw new Violation('schedule', `a blocked transport is looked at after ${first} ms`);
}
