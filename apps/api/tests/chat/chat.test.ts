import { type ChannelView, rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { connect, heardOf, type LiveSocket } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { team } from '../support/approvals.ts';
import { direct, newChannel, say } from '../support/chat.ts';
import { type Any, type Forum, type Member, startForum, storedIn } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';
import { storeMember } from '../support/workspaces.ts';

let forum: Forum;
let ops: Awaited<ReturnType<typeof team>>;
const open: LiveSocket[] = [];
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ coalesce: 20 }) });
  ops = await team(forum);
});
afterAll(async () => {
  for (const live of open) live.end();
  await forum.close();
});

/** A connection of somebody's in a namespace, following these rooms. */
async function live(who: Member, namespace = '/workspace', ...follow: string[]): Promise<LiveSocket> {
  const socket = connect(forum.url, who, { namespace });
  open.push(socket);
  await socket.ready;
  if (follow.length > 0) await socket.ask('subscribe', { rooms: follow.map((room) => ({ room })) });
  return socket;
}
const named = ({ heard }: LiveSocket, name: string): Any[] =>
  heard.filter((h) => h.name === name).map((h) => h.payload);
const listed = async (who: Member, id: string): Promise<ChannelView | undefined> =>
  ((await who.get(`/api/workspaces/${ops.id}/channels?limit=100`)).body as Any).items.find(
    (c: ChannelView) => c.id === id,
  );
const messagesOf = async (who: Member, id: string, query = ''): Promise<Any> =>
  (await who.get(`/api/channels/${id}/messages${query}`)).body;

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
    open.push(polling);
    await polling.ready;
    answers.push(await polling.ask('chat:send', { channelId: id, body: 'Once.', clientId }), await over.rest());
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
    const codes: Any[] = [];
    for (let n = 0; n < 15; n++) {
      codes.push((await socket.ask('chat:send', { channelId: id, body: 'a', clientId: uuidv7() })).code);
      codes.push(
        ((await owner.post(`/api/channels/${id}/messages`, { body: 'a', clientId: uuidv7() })).body as Any).error?.code,
      );
    }
    socket.end();
    await strict.close();
    expect(codes.slice(0, 20).every((code) => code === undefined)).toBe(true);
    expect(codes).toContain('RATE_LIMITED');
  });
});

describe('how far one has read', () => {
  test('goes forward only, to one’s own devices; a bump says the rest, to members and nobody else', async () => {
    const secret = await newChannel(ops.owner, ops.id, { kind: 'private', people: [ops.operator.username] });
    const [reader, other, outsider] = [
      await live(ops.operator, '/forum'),
      await live(ops.owner, '/forum'),
      await live(ops.viewer, '/forum'),
    ];
    const around = await live(ops.viewer, '/workspace', rooms.workspace(ops.id));
    for (let n = 0; n < 3; n++) await say(ops.owner, secret.id);
    const bumped = await until(() => named(reader, 'chat:bumped').find(({ lastNumber }) => lastNumber === 3), {
      what: 'the bump',
    });
    expect(bumped).toEqual({ channelId: secret.id, workspaceId: ops.id, lastNumber: 3, readNumber: 0 });
    await until(() => named(other, 'chat:bumped').some(({ readNumber }) => readNumber === 3), {
      what: 'the author’s own',
    });
    expect(await listed(ops.operator, secret.id)).toMatchObject({ lastNumber: 3, readNumber: 0 });
    const read = (number: number) =>
      ops.operator.put(`/api/channels/${secret.id}/read`, { number }).then(({ body }: Any) => body.readNumber);
    expect([await read(2), await read(1), await read(99)]).toEqual([2, 2, 3]);
    await until(() => named(reader, 'chat:read').length === 2, { what: 'both steps' });
    expect(named(reader, 'chat:read').map(({ readNumber }) => readNumber)).toEqual([2, 3]);
    expect(await listed(ops.operator, secret.id)).toMatchObject({ lastNumber: 3, readNumber: 3 });
    expect(named(other, 'chat:read')).toEqual([]);
    // What was said in public reaches the outsider afterwards: of the private channel they heard nothing.
    const { id } = await newChannel(ops.owner, ops.id);
    await say(ops.owner, id);
    await until(() => named(outsider, 'chat:bumped').length > 0, { what: 'the public bump' });
    expect(JSON.stringify([outsider.heard, around.heard])).not.toContain(secret.id);
    expect(named(around, 'chat:channel')).toMatchObject([{ kind: 'created', channelId: id }]);
  });

  test('is seen by the people of a direct message', async () => {
    const pair = await direct(ops.owner, ops.id, ops.operator);
    const socket = await live(ops.owner, '/workspace', rooms.chat(pair.id));
    await say(ops.owner, pair.id);
    await ops.operator.put(`/api/channels/${pair.id}/read`, { number: 1 });
    expect((await heardOf(socket, 'chat:read')).payload).toMatchObject({ userId: ops.operator.id, readNumber: 1 });
    expect((await listed(ops.owner, pair.id))?.readers).toEqual([{ userId: ops.operator.id, readNumber: 1 }]);
  });

  test('what was said before somebody came is not unread for them', async () => {
    const { id } = await newChannel(ops.owner, ops.id);
    for (let n = 0; n < 4; n++) await say(ops.owner, id);
    const late = await forum.join('late');
    await storeMember(forum, ops.id, late.id, 'operator');
    await say(ops.owner, id);
    expect(await listed(late, id)).toMatchObject({ lastNumber: 5, readNumber: 4 });
  });

  test('typing is announced to who may read, and expires', async () => {
    const secret = await newChannel(ops.owner, ops.id, { kind: 'private', people: [ops.operator.username] });
    const [writer, reader, outsider] = [
      await live(ops.owner, '/workspace', rooms.chat(secret.id)),
      await live(ops.operator, '/workspace', rooms.chat(secret.id)),
      await live(ops.viewer, '/workspace', rooms.chat(secret.id)),
    ];
    expect(await writer.ask('typing:start', { room: rooms.chat(secret.id) })).toEqual({ ok: true });
    const { payload } = await heardOf(reader, 'typing:state');
    expect(payload).toMatchObject({ typing: true, person: { id: ops.owner.id } });
    expect(Date.parse(payload.expiresAt) - Date.now()).toBeLessThanOrEqual(6000);
    expect(await outsider.ask('typing:start', { room: rooms.chat(secret.id) })).toMatchObject({
      ok: false,
      code: 'ROOM_REFUSED',
    });
    expect(named(outsider, 'typing:state')).toEqual([]);
  });
});

describe('channels and conversations', () => {
  test('the same people have one conversation, whoever opens it, at the same time too', async () => {
    const people = await Promise.all([
      direct(ops.owner, ops.id, ops.manager, ops.operator),
      direct(ops.manager, ops.id, ops.operator, ops.owner),
      direct(ops.operator, ops.id, ops.owner, ops.manager),
    ]);
    expect(new Set(people.map(({ id }) => id)).size).toBe(1);
    expect(people[0]).toMatchObject({ kind: 'direct', name: null, memberCount: 3 });
    expect(await listed(ops.viewer, people[0]?.id ?? '')).toBeUndefined();
    expect((await direct(ops.owner, ops.id, ops.manager)).id).not.toBe(people[0]?.id);
  });

  test('members hear what becomes of theirs; who is taken out, or deleted, is answered as if there never was one', async () => {
    const secret = await newChannel(ops.owner, ops.id, { kind: 'private' });
    const own = await live(ops.operator, '/forum');
    expect((await ops.operator.get(`/api/channels/${secret.id}`)).status).toBe(404);
    expect((await ops.owner.put(`/api/channels/${secret.id}/members/${ops.operator.username}`)).status).toBe(204);
    expect((await ops.owner.put(`/api/channels/${secret.id}/members/${ops.operator.username}`)).status).toBe(204);
    await ops.owner.patch(`/api/channels/${secret.id}`, { name: 'Quieter' });
    await until(() => named(own, 'chat:channel').length === 2, { what: 'joined and changed' });
    expect(named(own, 'chat:channel')).toMatchObject([
      { kind: 'joined', channel: { memberCount: 2 } },
      { kind: 'changed', channel: { name: 'Quieter' } },
    ]);
    expect(((await ops.operator.get(`/api/channels/${secret.id}/members`)).body as Any).items).toHaveLength(2);
    const said = await say(ops.operator, secret.id, 'Mine.');
    expect((await ops.owner.delete(`/api/channels/${secret.id}/members/${ops.operator.username}`)).status).toBe(204);
    await until(() => named(own, 'chat:channel').some((c) => c.kind === 'left' && c.channel === null), {
      what: 'that they are out',
    });
    const after = [
      await ops.operator.get(`/api/channels/${secret.id}/messages`),
      await ops.operator.patch(`/api/messages/${said.id}`, { body: 'Still mine.' }),
      await ops.operator.post(`/api/channels/${secret.id}/messages`, { body: 'Hello?', clientId: uuidv7() }),
    ];
    expect(after.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await ops.owner.delete(`/api/channels/${secret.id}`)).status).toBe(204);
    const open_ = await newChannel(ops.owner, ops.id);
    const follower = await live(ops.viewer, '/workspace', rooms.chat(open_.id), rooms.workspace(ops.id));
    expect((await ops.manager.delete(`/api/channels/${open_.id}`)).status).toBe(204);
    await until(() => named(follower, 'chat:channel').some(({ kind }) => kind === 'deleted'), { what: 'the deletion' });
    expect((await ops.owner.get(`/api/channels/${open_.id}/messages`)).status).toBe(404);
    expect((await follower.ask('subscribe', { rooms: [{ room: rooms.chat(open_.id) }] })).rooms[0].ok).toBe(false);
  });
});

describe('what is notified', () => {
  test('direct messages and mentions, grouped by channel, not while looked at, and gone with their cause', async () => {
    const pair = await direct(ops.owner, ops.id, ops.viewer);
    const { id } = await newChannel(ops.owner, ops.id, { name: 'Deploys' });
    const first = await say(ops.owner, pair.id, 'Are you there?');
    await say(ops.owner, pair.id, 'Well?');
    const named_ = await say(ops.owner, id, `Look at this, @${ops.viewer.username} and @${ops.owner.username}.`);
    await say(ops.owner, id, 'Nobody is named here.');
    const inbox = async () => (await itemsOf(ops.viewer)).filter(({ type }: Any) => type === 'chat');
    await settled(forum);
    expect(
      (await inbox()).map(({ title, reason, groupKey }: Any) => [title.replace(/olga-\d+/, 'olga'), reason, groupKey]),
    ).toEqual([
      ['olga mentioned you in Deploys', 'mentioned', `chat:${id}`],
      ['olga sent you a message', 'direct_message', `chat:${pair.id}`],
    ]);
    expect((await itemsOf(ops.owner)).filter(({ type }: Any) => type === 'chat')).toEqual([]);
    await ops.owner.delete(`/api/messages/${named_.id}`);
    await settled(forum);
    expect((await inbox()).map(({ groupKey }: Any) => groupKey)).toEqual([`chat:${pair.id}`]);
    expect(first.number).toBe(1);
    // Who has it on the screen has read it.
    const room = rooms.chat(id);
    const looking = await live(ops.viewer, '/workspace', room);
    await looking.ask('heartbeat', { visible: true, viewing: [{ room, atEnd: true }] });
    await until(
      async () =>
        (await forum.db.prisma.connectionLease.findFirst({
          where: { userId: ops.viewer.id, viewing: { has: room } },
        })) !== null,
      { what: 'the look' },
    );
    await say(ops.owner, id, `Here, @${ops.viewer.username}.`);
    await settled(forum);
    expect((await inbox()).map(({ readAt }: Any) => readAt !== null)).toEqual([true, false]);
    // Who leaves the workspace hears no more of it.
    expect((await ops.viewer.post(`/api/workspaces/${ops.id}/leave`)).status).toBe(204);
    await until(async () => (await inbox()).length === 0, { what: 'an inbox without chat' });
    await storeMember(forum, ops.id, ops.viewer.id, 'viewer');
    expect(await listed(ops.viewer, pair.id)).toBeUndefined();
    expect((await direct(ops.owner, ops.id, ops.viewer)).id).toBe(pair.id);
    expect(await listed(ops.viewer, pair.id)).toBeDefined();
  });
});
