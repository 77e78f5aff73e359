import { type Database, uuidv7 } from '@tidings/db';
import { checkHistory, readCommitted, until, type Violation } from '@tidings/testing';
import type { EventLog } from '../../src/platform/events/log/event-log.ts';
import { SimClient } from './sim-client.ts';
import { SimNode } from './sim-node.ts';
import { type Coverage, SimWorld } from './sim-world.ts';

const STEPS = 70;
const anybody = (correlationId: string) => ({ actor: null, correlationId, idempotency: null });

type Stage = { rooms: string[]; users: string[]; group: string; scope: string };

/** Rooms of its own for each seed: one open to everybody, two that stand under the scope of a group. */
async function prepare(db: Database): Promise<Stage> {
  const group = uuidv7();
  const users = Array.from({ length: 5 }, () => uuidv7());
  const rooms = [0, 1, 2].map(() => `topic:${uuidv7()}`);
  const scope = `group:${group}`;
  await db.prisma.group.create({
    data: { id: group, name: 'sim', slug: group, members: { create: users.map((userId) => ({ userId })) } },
  });
  const scopes = [{ key: scope, audience: 'group', audienceId: group }];
  const open = rooms.map((room, at) => ({ room, scope: at === 0 ? 'everyone' : scope }));
  await db.pool.query('SELECT append_events($1::jsonb)', [JSON.stringify({ scopes, open })]);
  return { rooms, users, group, scope };
}

async function produce(world: SimWorld, log: EventLog, room: string): Promise<void> {
  const correlationId = uuidv7();
  await world.recorder.produce('producer', correlationId, () =>
    log.commit(anybody(correlationId), (tx) => {
      tx.request.events.push({ id: uuidv7(), name: 'reply:created', rooms: [room], payload: { correlationId } });
    }),
  );
}

async function remove(world: SimWorld, log: EventLog, stage: Stage, clients: readonly SimClient[]): Promise<void> {
  const userId = stage.users[world.random.int(1, stage.users.length - 1)] ?? '';
  await log
    .transact(anybody(uuidv7()), async (tx) => {
      await tx.db.groupMember.deleteMany({ where: { groupId: stage.group, userId } });
      tx.revoke(stage.scope);
    })
    .catch(() => undefined);
  const still = await world.database.prisma.groupMember.count({ where: { groupId: stage.group, userId } });
  if (still > 0) return;
  for (const client of clients.filter((each) => each.userId === userId)) {
    for (const room of stage.rooms.slice(1)) world.recorder.endRight(client.name, room);
  }
}

/** The newest events are gone and a new epoch stands in the database, as after a restore; all connections to it are cut. */
async function restore(world: SimWorld, { rooms }: Stage): Promise<void> {
  world.count('epochs');
  world.generation += 1;
  const lost = world.random.int(0, 5);
  const work = async () => {
    const client = await world.database.pool.connect();
    const rows: { correlation_id: string }[] = [];
    try {
      await client.query('BEGIN');
      // Its own statements: what is deleted must be seen after the streams are held.
      await client.query('SELECT 1 FROM stream WHERE room = ANY ($1) ORDER BY room FOR UPDATE', [rooms]);
      await client.query(
        `UPDATE stream s SET head = greatest(0, s.head - $2::int),
           last_id = (SELECT e.id FROM event e WHERE e.room = s.room AND e."offset" = s.head - $2::int)
         WHERE s.room = ANY ($1)`,
        [rooms, lost],
      );
      const removed = await client.query<{ correlation_id: string }>(
        `DELETE FROM event e USING stream s WHERE s.room = ANY ($1) AND e.room = s.room AND e."offset" > s.head
         RETURNING e.correlation_id`,
        [rooms],
      );
      rows.push(...removed.rows);
      await client.query(`UPDATE epoch SET value = substr(md5(random()::text), 1, 12), since = clock_timestamp()`);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    const gone = new Set(rows.map((row) => row.correlation_id));
    // Nobody can be held to a promise that an operator undid.
    for (const entry of world.recorder.producers) if (gone.has(entry.correlationId)) entry.type = 'info';
  };
  world.restoring = world.restoring.then(work);
  await world.restoring;
}

async function step(world: SimWorld, stage: Stage, clients: readonly SimClient[], busy: Set<Promise<void>>) {
  const { random, nodes } = world;
  const node = random.pick(nodes);
  const start = (work: Promise<void>) => {
    busy.add(work);
    void work.finally(() => busy.delete(work));
  };
  if (random.chance(0.75)) start(produce(world, node.events, random.pick(stage.rooms)));
  if (random.chance(0.1)) random.pick(clients).flap();
  if (random.chance(0.015)) start(remove(world, node.events, stage, clients));
  if (random.chance(0.03)) world.busDown = !world.busDown;
  if (random.chance(0.01)) await restore(world, stage);
  if (random.chance(0.02)) node.kill();
  for (const [at, each] of nodes.entries()) {
    if (!each.dead) continue;
    world.count('kills');
    nodes[at] = new SimNode(world);
  }
  await world.pause(3);
}

/** Plays one seed over three nodes and six clients; returns what the checker found. */
export async function runSeed(seed: number, url: string, database: Database, coverage: Coverage): Promise<Violation[]> {
  const world = new SimWorld(seed, database, coverage);
  const stage = await prepare(database);
  for (let n = 0; n < 3; n++) world.nodes.push(new SimNode(world));
  const clients = [0, 1, 2, 3, 4, 4].map(
    (user, n) => new SimClient(world, `client ${n}`, stage.users[user] ?? '', stage.rooms),
  );
  const busy = new Set<Promise<void>>();
  for (let n = 0; n < STEPS; n++) await step(world, stage, clients, busy);
  world.calm = true;
  world.busDown = false;
  for (const [at, node] of world.nodes.entries()) if (node.dead) world.nodes[at] = new SimNode(world);
  while (busy.size > 0) await Promise.all(busy);
  const epochs = coverage.epochs ?? 0;

  const committed = await readCommitted(url, stage.rooms);
  const heads = new Map<string, number>();
  for (const { room, offset } of committed) heads.set(room, Math.max(heads.get(room) ?? 0, offset));
  const ended = new Set(world.recorder.rightEnds.map(({ client, room }) => `${client} ${room}`));
  const settled = () =>
    clients.every(({ name, places }) =>
      [...places].every(([room, { position, open }]) =>
        ended.has(`${name} ${room}`) ? !open : position?.offset === (heads.get(room) ?? 0),
      ),
    );
  const stuck = await until(settled, { timeoutMs: 5000, intervalMs: 5 }).then(
    () => false,
    () => true,
  );
  for (const client of clients) client.stop();
  for (const node of world.nodes) node.kill();
  const report = checkHistory(world.recorder.history(committed), { resets: Number.MAX_SAFE_INTEGER });
  coverage.applied = (coverage.applied ?? 0) + report.live + report.replayed;
  coverage.replayed = (coverage.replayed ?? 0) + report.replayed;
  const late: Violation[] = stuck ? [{ invariant: 'I1', message: 'clients did not come to rest in 5 s' }] : [];
  const needless: Violation[] =
    report.resets > 0 && world.generation === 0
      ? [{ invariant: 'resets', message: `${report.resets} resets without a restore (${epochs} epochs)` }]
      : [];
  return [...report.violations, ...late, ...needless];
}
