import { commands, type ErrorCode, moderationDecisionSchema, type Role } from '@tidings/contracts';
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
  operationRights,
  type RightRow,
} from '../../src/app/rights.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 120_000);
afterAll(() => world.forum.close());

const baseOf = ({ name }: RightRow) => name.split(':')[0];

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

const codeOf = (body: unknown): string => (body as { error?: { code: string } } | null)?.error?.code ?? 'no code';

/** What a cell came to: done, or the code it was refused with. What changes nothing was allowed. */
async function outcomeOf({ right, operation, name }: RightRow, { who, rank, state, verdict }: Cell): Promise<string> {
  const allowed = verdict === 'yes' || verdict === 'unheard';
  if (!operation) throw new Error(`${name} is no operation`);
  const sample = await world.put(right.on, state, rank, who, name);
  const query = right.query ? `?${right.query(sample)}` : '';
  const url =
    operation.path
      .replace(':id', sample.id)
      .replace(':revisionId', sample.id)
      .replace(':number', '1')
      .replace(':username', sample.username) + query;
  const asking = world.caller(who, rank);
  if (name === 'stream') {
    const live = await stream(world.forum.url, url, sample.token ? bearer(sample) : {});
    if (live.status !== 200) await until(() => live.ended, { what: 'the refusal' });
    live.end();
    return live.status === 200 ? 'yes' : codeOf(JSON.parse(live.body()));
  }
  const method = operation.method.toLowerCase() as Lowercase<typeof operation.method>;
  const answer = await asking[method](url as never, right.body?.(sample));
  const code = answer.status < 300 ? 'yes' : codeOf(answer.body);
  if (code === 'yes' && method !== 'get') world.disturb();
  const nothingToDo = [
    'CONFLICT',
    right.answered,
    ...(right.seesDeleted && state.includes('deleted') ? ['NOT_FOUND'] : []),
  ];
  // What changes nothing, or names nothing that is there, was allowed.
  return allowed && nothingToDo.includes(code as ErrorCode) ? 'yes' : code;
}

describe('every cell of an operation is what the server answers over HTTP', () => {
  test.each(operationRights().map((row) => [row.name, row] as const))(
    '%s',
    { timeout: 120_000 },
    async (_name, row) => {
      const { access, right } = row;
      for (const cell of cellsOf(access, right, askers)) {
        const { who, state, rank, verdict } = cell;
        const outcome = await outcomeOf(row, cell);
        const expected = verdict === 'unheard' ? 'yes' : verdict;
        expect([who, state, `of a ${rank}`, outcome]).toEqual([who, state, `of a ${rank}`, expected]);
      }
    },
  );
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

  test.each(askers)('%s', { timeout: 60_000 }, async (who) => {
    const live = connect(world.forum.url, { token: world.caller(who, rank).token ?? '' });
    const refused = refusalOf(live);
    const refusal = await Promise.race([
      live.ready.then(
        () => null,
        () => refused,
      ),
      refused,
    ]);
    const shut: string | null = refusal?.code ?? null;
    const watcher = connect(world.forum.url, { token: world.caller('admin', rank).token ?? '' });
    await watcher.ready;
    for (const row of commandRights()) {
      for (const { state, verdict } of cellsOf(row.access, row.right, [who])) {
        const { id } = await world.put(row.right.on, state, rank, who, row.name);
        const isTyping = row.name === 'typing:start' && (verdict === 'yes' || verdict === 'unheard');
        if (isTyping) await watcher.ask('subscribe', { rooms: [{ room: id }] });
        const outcome = shut ?? (await ask(live, row, who, state));
        expect([row.name, state, outcome]).toEqual([row.name, state, verdict === 'unheard' ? 'yes' : verdict]);
        const heard = () =>
          watcher.heard.some(
            ({ name, payload, meta }) => name === 'typing:state' && meta.room === id && payload.typing,
          );
        if (isTyping && verdict === 'yes') await until(heard, { what: `${who} to be seen writing` });
        if (verdict === 'unheard') expect(heard()).toBe(false);
      }
    }
    live.end();
    watcher.end();
  });
});
