import { rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { heardOf } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { direct, newChannel, say } from '../support/chat.ts';
import type { Any } from '../support/forum.ts';
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
