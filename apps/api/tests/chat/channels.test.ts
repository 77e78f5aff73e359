import { rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { direct, newChannel, say } from '../support/chat.ts';
import { type Any, storedIn } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';
import { storeMember } from '../support/workspaces.ts';
import { named, startTalk, type Talk } from './talk.ts';

let talk: Talk;
let forum: Talk['forum'];
let ops: Talk['ops'];
let live: Talk['live'];
let listed: Talk['listed'];
beforeAll(async () => {
  talk = await startTalk();
  ({ forum, ops, live, listed } = talk);
});
afterAll(() => talk.close());

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

  test('who came by the clock of a server that is ahead is in what is made by one that is behind', async () => {
    await forum.db.pool.query(
      `UPDATE workspace_member SET joined_at = now() + interval '1 minute' WHERE workspace_id = $1`,
      [ops.id],
    );
    const secret = await newChannel(ops.owner, ops.id, { kind: 'private' });
    await say(ops.owner, secret.id, 'I am in here.');
    expect((await ops.owner.put(`/api/channels/${secret.id}/members/${ops.operator.username}`)).status).toBe(204);
    await say(ops.operator, secret.id, 'So am I.');
    const talked = await direct(ops.manager, ops.id, ops.operator);
    await say(ops.operator, talked.id, 'And here.');
    expect((await listed(ops.manager, talked.id))?.memberCount).toBe(2);
    await forum.db.pool.query('UPDATE workspace_member SET joined_at = now() WHERE workspace_id = $1', [ops.id]);
    await forum.db.pool.query('UPDATE chat_member SET joined_at = now() WHERE workspace_id = $1', [ops.id]);
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

  test('who left the workspace hears nothing more of its private channels, and counts in none', async () => {
    const gone = await forum.join('gone');
    await storeMember(forum, ops.id, gone.id, 'operator');
    const secret = await newChannel(ops.owner, ops.id, { kind: 'private', people: [gone.username] });
    const own = await live(gone, '/forum');
    expect((await gone.post(`/api/workspaces/${ops.id}/leave`)).status).toBe(204);
    const { body }: Any = await ops.owner.patch(`/api/channels/${secret.id}`, { name: 'Not for leavers' });
    expect(body.memberCount).toBe(1);
    await ops.owner.delete(`/api/channels/${secret.id}`);
    const stored = (await storedIn(forum.db, rooms.user(gone.id))).filter(({ name }) => name === 'chat:channel');
    expect(stored.map(({ payload }) => payload.kind)).toEqual(['created']);
    expect(JSON.stringify(own.heard)).not.toContain('Not for leavers');
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
