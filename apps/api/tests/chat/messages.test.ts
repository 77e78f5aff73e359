import { rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { direct, newChannel, say } from '../support/chat.ts';
import { type Any, type Member, startForum, storedIn } from '../support/forum.ts';
import { messagesOf, named, startTalk, type Talk } from './talk.ts';

let talk: Talk;
let forum: Talk['forum'];
let ops: Talk['ops'];
let live: Talk['live'];
beforeAll(async () => {
  talk = await startTalk();
  ({ forum, ops, live } = talk);
});
afterAll(() => talk.close());

describe('what is sent', () => {
  test('comes once, with the next number, whichever way it is sent again, at the same time too', async () => {
    const { id } = await newChannel(ops.owner, ops.id);
    const socket = await live(ops.operator, '/workspace', rooms.chat(id));
    const clientId = uuidv7();
    const over = {
      socket: () => socket.ask('chat:send', { channelId: id, body: 'Once.', clientId }),
      rest: () => say(ops.operator, id, 'Once.', clientId),
    };
    const answers = await Promise.all([over.socket(), over.rest(), over.socket(), over.rest()]);
    socket.end();
    const polling = connect(forum.url, ops.operator, {
      namespace: '/workspace',
      transports: ['polling'],
      upgrade: false,
    });
    await polling.ready;
    answers.push(await polling.ask('chat:send', { channelId: id, body: 'Once.', clientId }), await over.rest());
    polling.end();
    expect(new Set(answers.map((answer: Any) => (answer.message ?? answer).id)).size).toBe(1);
    await say(ops.owner, id, 'Twice.');
    const { items, lastNumber } = await messagesOf(ops.viewer, id);
    expect([items.map((m: Any) => [m.number, m.body]), lastNumber]).toEqual([
      [
        [1, 'Once.'],
        [2, 'Twice.'],
      ],
      2,
    ]);
    expect((await storedIn(forum.db, rooms.chat(id))).map(({ name }) => name)).toEqual([
      'chat:message',
      'chat:message',
    ]);
  });

  test('is numbered without gaps while many send, and edited and deleted for whoever looks', async () => {
    const { id } = await newChannel(ops.owner, ops.id);
    const reader = await live(ops.viewer, '/workspace', rooms.chat(id));
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => say([ops.owner, ops.manager, ops.operator][n % 3] as Member, id, `${n}`)),
    );
    await until(() => named(reader, 'chat:message').length === 30, { what: 'thirty messages' });
    expect(named(reader, 'chat:message').map(({ number }) => number)).toEqual(
      Array.from({ length: 30 }, (_, n) => n + 1),
    );
    const own = await say(ops.operator, id, 'Befor.');
    const edited: Any = (await ops.operator.patch(`/api/messages/${own.id}`, { body: 'Before.', version: 1 })).body;
    expect(edited).toMatchObject({ body: 'Before.', number: 31, version: 2, clientId: own.clientId });
    expect((await ops.operator.patch(`/api/messages/${own.id}`, { body: 'Old.', version: 1 })).status).toBe(409);
    expect((await ops.operator.patch(`/api/messages/${own.id}`, { body: 'Before.' })).body).toEqual(edited);
    expect((await ops.manager.patch(`/api/messages/${own.id}`, { body: 'Not mine.' })).status).toBe(403);
    expect((await ops.manager.delete(`/api/messages/${own.id}`)).status).toBe(204);
    await until(() => named(reader, 'chat:deleted').length === 1, { what: 'the deletion' });
    expect(named(reader, 'chat:edited')).toEqual([edited]);
    expect(named(reader, 'chat:deleted')[0]).toMatchObject({ id: own.id, number: 31, version: 3, parentIds: [id] });
    const { items } = await messagesOf(ops.viewer, id, '?after=30');
    expect(items).toMatchObject([{ id: own.id, number: 31, body: null, version: 3 }]);
    expect(items[0].deletedAt).not.toBeNull();
    const texts = (await storedIn(forum.db, rooms.chat(id))).slice(30, 32).map(({ payload }) => payload);
    expect(texts).toEqual([
      { id: own.id, redacted: true },
      { id: own.id, redacted: true },
    ]);
  });

  test('is read before, after and around a number, in the order of numbers', async () => {
    const { id } = await newChannel(ops.owner, ops.id);
    for (let n = 0; n < 9; n++) await say(ops.owner, id);
    const numbers = async (query: string) => (await messagesOf(ops.viewer, id, query)).items.map((m: Any) => m.number);
    expect(await numbers('?limit=3')).toEqual([7, 8, 9]);
    expect(await numbers('?before=7&limit=3')).toEqual([4, 5, 6]);
    expect(await numbers('?after=2&limit=3')).toEqual([3, 4, 5]);
    expect(await numbers('?around=5&limit=4')).toEqual([3, 4, 5, 6]);
    expect(await numbers('?around=1&limit=4')).toEqual([1, 2]);
  });

  test('is refused in an archived channel, by who only reads, and between people who block each other', async () => {
    const { id } = await newChannel(ops.owner, ops.id);
    const refused = (who: Member, channel: string) =>
      who
        .post(`/api/channels/${channel}/messages`, { body: 'No.', clientId: uuidv7() })
        .then(({ status, body }: Any) => [status, body.error?.code]);
    expect(await refused(ops.viewer, id)).toEqual([403, 'FORBIDDEN']);
    expect((await ops.manager.patch(`/api/channels/${id}`, { archived: true })).body).toMatchObject({ archived: true });
    expect(await refused(ops.owner, id)).toEqual([409, 'CHANNEL_ARCHIVED']);
    expect((await ops.operator.patch(`/api/channels/${id}`, { archived: false })).status).toBe(403);
    const pair = await direct(ops.operator, ops.id, ops.manager);
    await ops.manager.put(`/api/users/${ops.operator.username}/block`);
    expect(await refused(ops.operator, pair.id)).toEqual([403, 'FORBIDDEN']);
    expect(await refused(ops.manager, pair.id)).toEqual([403, 'FORBIDDEN']);
    const again = await ops.operator.post(`/api/workspaces/${ops.id}/direct-messages`, {
      people: [ops.manager.username],
    });
    const unknown = await ops.operator.post(`/api/workspaces/${ops.id}/direct-messages`, { people: ['nobody-there'] });
    expect([again.status, unknown.status]).toEqual([422, 422]);
    await ops.manager.delete(`/api/users/${ops.operator.username}/block`);
    expect((await say(ops.operator, pair.id)).number).toBe(1);
  });

  test('is limited for one member over all ways together', async () => {
    const strict = await startForum({ RATE_LIMITS: 'on' });
    const owner = await strict.join('olga');
    const { id: workspace } = (await owner.post('/api/workspaces', { name: 'Strict' })).body;
    const { id } = await newChannel(owner, workspace);
    const socket = connect(strict.url, owner, { namespace: '/workspace' });
    await socket.ready;
    const message = () => ({ body: 'a', clientId: uuidv7() });
    // All at once: what is sent slowly on a busy machine would be within the limit.
    const answers: Any[] = await Promise.all([
      ...Array.from({ length: 15 }, () => socket.ask('chat:send', { channelId: id, ...message() })),
      ...Array.from({ length: 15 }, async () => (await owner.post(`/api/channels/${id}/messages`, message())).body),
    ]);
    const codes = answers.map(({ code, error }) => code ?? error?.code);
    socket.end();
    await strict.close();
    expect(codes.filter((code) => code === undefined).length).toBeGreaterThanOrEqual(20);
    expect(codes).toContain('RATE_LIMITED');
  });
});
