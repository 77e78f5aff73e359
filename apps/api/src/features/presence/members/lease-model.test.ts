import { describe, expect, test } from 'vitest';
import { type Known, shownStatus, statusHere } from './lease-model.ts';

const known = (more: Partial<Known>): Known => ({ hidden: false, choice: null, choiceMs: null, leases: [], ...more });
const there = (status: Known['leases'][number]['status'], ms: number | null = null) => ({ status, ms });

describe('how somebody looks', () => {
  test('is the most awake of their devices, and hidden on one is hidden on all', () => {
    expect(shownStatus(known({ leases: [there('away'), there('online')] })).status).toBe('online');
    expect(shownStatus(known({ leases: [there('away'), there('away')] })).status).toBe('away');
    expect(shownStatus(known({ leases: [there('online'), there('busy')] })).status).toBe('busy');
    expect(shownStatus(known({ leases: [there('online'), there('hidden')] })).status).toBe('offline');
    expect(statusHere(['away', 'online'])).toBe('online');
    expect(statusHere(['online', 'hidden'])).toBe('hidden');
    expect(statusHere([])).toBe(null);
  });

  test('is what they chose by hand, while that holds and they are there', () => {
    const leases = [there('away')];
    expect(shownStatus(known({ choice: 'busy', choiceMs: 10, leases }))).toEqual({ status: 'busy', againMs: 10 });
    expect(shownStatus(known({ choice: 'busy', choiceMs: 0, leases }))).toEqual({ status: 'away', againMs: null });
    expect(shownStatus(known({ choice: 'hidden', leases })).status).toBe('offline');
    expect(shownStatus(known({ choice: 'busy' })).status).toBe('offline');
    expect(shownStatus(known({ hidden: true, choice: 'busy', leases })).status).toBe('offline');
    expect(shownStatus(undefined)).toEqual({ status: 'offline', againMs: null });
  });
});

/** Reproducible chance. */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const LIFE = 15_000;
const BEAT = 5_000;
const LINGER = 10_000;
type Row = { status: 'online' | 'away'; until: number | null };
type Node = { id: number; alive: boolean; skew: number; beatAt: number };

/** What the database keeps, with its clock alone; as `beat_presence`, `write_presence` and `presence_of` do. */
class World {
  now = 0;
  readonly servers = new Map<number, number>();
  readonly rows = new Map<number, Row>();

  beat(node: Node) {
    const lapsed = (this.servers.get(node.id) ?? 0) <= this.now;
    if (lapsed && [...this.servers.values()].every((until) => until <= this.now))
      for (const id of this.servers.keys()) this.servers.set(id, this.now + LIFE);
    this.servers.set(node.id, this.now + LIFE);
  }

  leave(node: Node) {
    const row = this.rows.get(node.id);
    if (row) row.until ??= this.now + LINGER;
    this.servers.delete(node.id);
  }

  get status() {
    const leases = [...this.rows].flatMap(([id, { status, until }]) => {
      const ms = (until ?? this.servers.get(id) ?? 0) - this.now;
      return ms > 0 ? [{ status, ms: until === null ? null : ms }] : [];
    });
    return shownStatus(leases.length > 0 ? known({ leases }) : undefined).status;
  }
}

/** One member on some of three servers, whose own clocks are anywhere and run when they want. */
function live(seed: number, { deaths }: { deaths: boolean }) {
  const below = chance(seed);
  const world = new World();
  let next = 3;
  const born = (id: number): Node => ({
    id,
    alive: true,
    skew: below(10_000_000) - 5_000_000,
    beatAt: Number.NEGATIVE_INFINITY,
  });
  let nodes = [born(0), born(1), born(2)];
  let here: Node | null = null;
  let lostAt: number | null = null;
  const seen: { at: number; status: string; connected: boolean; lostFor: number }[] = [];
  for (let step = 0; step < 400; step++) {
    world.now += 500;
    for (const node of nodes) {
      // A server waits a while by its own clock; what that clock shows is written nowhere.
      const own = world.now + node.skew;
      if (!node.alive || own - node.beatAt < BEAT) continue;
      node.beatAt = own;
      world.beat(node);
    }
    const target = nodes.filter(({ alive }) => alive)[below(nodes.length)];
    const what = below(30);
    if (here && lostAt === null && what === 0) {
      // As in a rolling restart: the server goes as it should, another one comes, and the member is back before they count as gone.
      if (deaths && below(2) === 0) here.alive = false;
      else world.leave(here);
      const gone = here;
      nodes = [...nodes.filter((node) => node !== gone), born(next++)];
      lostAt = world.now;
    } else if ((here === null || (lostAt !== null && !(deaths && below(3) > 0))) && target) {
      if (lostAt === null || world.now - lostAt >= 1_500) {
        world.rows.set(target.id, { status: 'online', until: null });
        here = target;
        lostAt = null;
      }
    }
    const lostFor = lostAt === null ? 0 : world.now - lostAt;
    seen.push({ at: world.now, status: world.status, connected: here !== null && lostAt === null, lostFor });
  }
  return seen;
}

describe('over many lives of servers, with clocks that agree in nothing', () => {
  test('who is connected is never offline, and who is back in time never was', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const seen = live(seed, { deaths: false });
      const first = seen.findIndex(({ connected }) => connected);
      const flaps = seen.slice(first).filter(({ status, lostFor }) => status !== 'online' && lostFor < LINGER);
      expect([seed, flaps]).toEqual([seed, []]);
    }
  });

  test('who is on a server that was killed is offline soon after, and stays so until they are back', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const seen = live(seed, { deaths: true });
      expect([seed, seen.filter(({ connected, status }) => connected && status !== 'online')]).toEqual([seed, []]);
      const late = seen.filter(({ lostFor, status }) => lostFor > LIFE + BEAT && status !== 'offline');
      expect([seed, late]).toEqual([seed, []]);
    }
  });

  test('an outage of the database itself takes nobody away', () => {
    const world = new World();
    const [one, other] = [0, 1].map((id) => ({ id, alive: true, skew: 0, beatAt: 0 })) as [Node, Node];
    world.beat(one);
    world.beat(other);
    world.rows.set(other.id, { status: 'online', until: null });
    world.now += 120_000;
    world.beat(one);
    expect(world.status).toBe('online');
    for (let beats = 0; beats <= LIFE / BEAT; beats++) {
      world.now += BEAT;
      world.beat(one);
    }
    expect(world.status).toBe('offline');
  });
});
