import { commands, moderationDecisionSchema, type Role } from '@tidings/contracts';
import { operations } from '@tidings/contracts/rest';
import { until } from '@tidings/testing';
import { bearer, connect, type LiveSocket, refusalOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Asker,
  askers,
  type Cell,
  cellsOf,
  commandRights,
  isKey,
  operationRights,
  type RightRow,
} from '../../src/app/rights.ts';
import { askBy } from '../support/answers.ts';
import { codeIn } from '../support/codes.ts';
import { targets } from './targets.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 120_000);
afterAll(() => world.forum.close());

const baseOf = ({ name }: RightRow) => name.split(':')[0] ?? '';

/** Whether a command is heard on the namespace everybody is on; another one is that of workspaces. */
const isHeardAtHome = (name: string): boolean => {
  const { namespaces } = commands[name as keyof typeof commands];
  return namespaces === '*' || (namespaces as readonly string[]).some((one) => one !== '/workspace');
};

/** What somebody was seen to do, by name of the right. */
const done = new Set<string>();

describe('the table of rights', () => {
  test('has a row for every operation, every command and every decision of moderators', () => {
    expect([...new Set(operationRights().map(baseOf))].sort()).toEqual(Object.keys(operations).sort());
    expect(
      commandRights()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(commands).sort());
    const decided = operationRights().filter((row) => baseOf(row) === 'createModerationAction');
    expect([...new Set(decided.map(({ name }) => name.split(':')[1]))].sort()).toEqual(
      [...moderationDecisionSchema.options].sort(),
    );
  });
});

/** What a cell came to: done, or the code it was refused with. What changes nothing was allowed. */
async function outcomeOf({ right, operation, name }: RightRow, cell: Cell): Promise<string> {
  const { who, rank, state, verdict } = cell;
  const allowed = verdict === 'yes' || verdict === 'unheard';
  if (!operation) throw new Error(`${name} is no operation`);
  const sample = await world.put(right.on, state, rank, who, name);
  const target = (allowed && (await targets[name]?.(world, cell, sample))) || {};
  const query = right.query ? `?${right.query(sample)}` : '';
  const url =
    operation.path
      .replace(':id', target.id ?? sample.id)
      .replace(':revisionId', target.revisionId ?? sample.id)
      .replace(':invitationId', target.revisionId ?? sample.id)
      .replace(':deliveryId', target.revisionId ?? sample.id)
      .replace(':source', name === 'ingest' ? 'darkwatch' : 'voiceprint')
      .replace(':prefix', '00000')
      .replace(':correlationId', 'a-request-of-nobody')
      .replace(':number', '1')
      .replace(':username', sample.username) + query;
  const asking = target.asking ?? world.caller(who, rank, operation.scope);
  if (name === 'stream' || name === 'workspaceEvents') {
    const { token } = asking as { token?: string | null };
    const live = await stream(world.forum.url, url, token ? bearer({ token }) : {});
    if (live.status !== 200) await until(() => live.ended, { what: 'the refusal' });
    live.end();
    if (live.status === 200) done.add(name);
    return live.status === 200 ? 'yes' : codeIn(JSON.parse(live.body()));
  }
  const method = operation.method.toLowerCase() as Lowercase<typeof operation.method>;
  const answer = await askBy(asking, method)(url, target.body ?? right.body?.(sample), target.headers);
  const code = answer.status < 300 ? 'yes' : codeIn(answer.body);
  if (code === 'yes') done.add(name);
  if (code === 'yes' && method !== 'get') world.disturb();
  const nothingToDo = ['CONFLICT', ...(right.seesDeleted && state.includes('deleted') ? ['NOT_FOUND'] : [])];
  // What changes nothing was allowed.
  return allowed && nothingToDo.includes(code) ? 'yes' : code;
}

describe('every cell of an operation is what the server answers over HTTP', () => {
  test.each(operationRights().map((row) => [row.name, row] as const))(
    '%s',
    { timeout: 120_000 },
    async (_name, row) => {
      const { access, operation, right } = row;
      for (const cell of cellsOf({ access, ...operation }, right, askers)) {
        const { who, state, rank, verdict } = cell;
        const outcome = await outcomeOf(row, cell);
        const expected = verdict === 'unheard' ? 'yes' : verdict;
        expect([who, state, `of a ${rank}`, outcome]).toEqual([who, state, `of a ${rank}`, expected]);
      }
    },
  );
});

test('a key has no connection', async () => {
  const live = connect(world.forum.url, { token: world.caller('key with the scope', 'member').token ?? '' });
  expect((await refusalOf(live)).code).toBe('AUTH_INVALID');
  live.end();
});

test('whatever somebody may do was done by somebody, not only answered', () => {
  expect(
    operationRights()
      .map(({ name }) => name)
      .filter((name) => !done.has(name)),
  ).toEqual([]);
});

describe('every cell of a command is what the server answers over the socket', () => {
  const rank: Role = 'member';

  async function ask(live: LiveSocket, row: RightRow, who: Asker, state: string): Promise<string> {
    const { id, ...sample } = await world.put(row.right.on, state, rank, who, row.name);
    if (row.name.startsWith('typing')) await live.ask('subscribe', { rooms: [{ room: id }] });
    const answer = await live.ask(row.name, row.right.body?.({ id, ...sample }));
    const [room] = Array.isArray(answer.rooms) ? answer.rooms : [];
    return answer.ok ? (room && !room.ok ? room.code : 'yes') : answer.code;
  }

  /** Connects somebody, or says with which code they were shut out. */
  async function enter(who: Asker, namespace = '/forum'): Promise<{ live: LiveSocket; shut: string | null }> {
    const live = connect(world.forum.url, { token: world.caller(who, rank).token ?? '' }, { namespace });
    const refused = refusalOf(live);
    const entered = live.ready.then(
      () => null,
      () => refused,
    );
    return { live, shut: (await Promise.race([entered, refused]))?.code ?? null };
  }

  const heardTyping =
    ({ heard }: LiveSocket, room: string, userId: string | undefined) =>
    () =>
      heard.some(
        ({ name, payload, meta }) =>
          name === 'typing:state' && meta.room === room && payload.person.id === userId && payload.typing,
      );

  test.each(askers.filter((who) => !isKey(who)))('%s', { timeout: 60_000 }, async (who) => {
    const caller = world.caller(who, rank);
    const { live, shut } = await enter(who);
    const inWorkspaces = shut ? live : (await enter(who, '/workspace')).live;
    const { live: watcher } = await enter('admin');
    const staff = /moderator|admin/.test(who) ? (await enter(who, '/admin')).live : null;

    /** Somebody else is seen writing there, after all that was said before. */
    async function speak(room: string): Promise<void> {
      const other = await world.twin('moderator');
      const speaker = connect(world.forum.url, other);
      await speaker.ready;
      await watcher.ask('subscribe', { rooms: [{ room }] });
      await speaker.ask('subscribe', { rooms: [{ room }] });
      expect((await speaker.ask('typing:start', { room })).ok).toBe(true);
      await until(heardTyping(watcher, room, other.id), { what: 'somebody else to be seen writing' });
      speaker.end();
    }

    for (const row of commandRights()) {
      for (const { state, verdict } of cellsOf(row, row.right, [who])) {
        const { id } = await world.put(row.right.on, state, rank, who, row.name);
        const isTyping = row.name === 'typing:start' && (verdict === 'yes' || verdict === 'unheard');
        if (isTyping) await watcher.ask('subscribe', { rooms: [{ room: id }] });
        const isOfStaff = state === 'of the moderators' || state === 'of the admins';
        const outcome =
          shut ?? (await ask((isOfStaff && staff) || (isHeardAtHome(row.name) ? live : inWorkspaces), row, who, state));
        expect([row.name, state, outcome]).toEqual([row.name, state, verdict === 'unheard' ? 'yes' : verdict]);
        const isSeen = heardTyping(watcher, id, caller.id);
        if (isTyping && verdict === 'yes') await until(isSeen, { what: `${who} to be seen writing` });
        if (verdict === 'unheard') {
          // What was said before this would have been heard before it.
          await speak(id);
          expect([row.name, state, who, isSeen()]).toEqual([row.name, state, who, false]);
        }
      }
    }
    for (const one of [live, inWorkspaces, watcher, staff]) one?.end();
  });
});
