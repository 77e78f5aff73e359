import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '../support/acting.ts';
import { type Forum, type Member, newReply, newTopic, startForum, storedIn } from '../support/forum.ts';
import { report, reportsOf, undo } from '../support/reports.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
let admin: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, mod, admin] = await forum.people('alice', 'bob', 'mod', 'admin');
  category = await forum.category();
});
afterAll(() => forum.close());

const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('undoing', () => {
  test('puts back what was hidden, deleted, locked, pinned or moved, and opens its reports again', async () => {
    const topic = await newTopic(alice, category);
    const reply = await newReply(alice, topic);
    const other = await forum.category();
    const read = async () => (await mod.get(`/api/topics/${topic}`)).body;
    const before = await read();
    for (const [action, more] of [
      ['hide', {}],
      ['delete', {}],
      ['lock', {}],
      ['pin', {}],
      ['move', { categoryId: other }],
    ] as const) {
      await report(bob, 'topic', topic);
      const { body: done } = await act(mod, action, 'topic', topic, more);
      const undone = await undo(mod, done.id);
      expect([action, undone.status]).toEqual([action, 201]);
      const { status, locked, pinned, categoryId, body } = await read();
      expect([status, locked, pinned, categoryId, body]).toEqual([
        'visible',
        false,
        false,
        before.categoryId,
        before.body,
      ]);
      expect(await reportsOf(mod, topic)).toHaveLength(1);
    }
    const { body: done } = await act(mod, 'delete', 'reply', reply.id);
    await undo(mod, done.id);
    expect((await bob.get(`/api/topics/${topic}/replies`)).body.items[0]).toMatchObject({
      id: reply.id,
      status: 'visible',
    });
  });

  test('of a restoration hides or deletes again, as it was', async () => {
    const topic = await newTopic(alice, category);
    await act(mod, 'hide', 'topic', topic);
    await undo(mod, (await act(mod, 'restore', 'topic', topic)).body.id);
    expect((await bob.get(`/api/topics/${topic}`)).body.status).toBe('hidden');
    await act(mod, 'delete', 'topic', topic);
    await undo(mod, (await act(mod, 'restore', 'topic', topic)).body.id);
    expect((await bob.get(`/api/topics/${topic}`)).status).toBe(404);
  });

  test('of a silence gives back the one before, or none', async () => {
    const dave = await forum.join('dave');
    const silencedUntil = async () => (await dave.get('/api/me')).body.silencedUntil;
    const [first, second] = [later(1), later(30)];
    const { body: one } = await act(mod, 'silence', 'user', dave.id, { until: first });
    const { body: two } = await act(mod, 'silence', 'user', dave.id, { until: second });
    expect((await undo(mod, one.id)).status, 'something was done since').toBe(409);
    expect((await undo(mod, two.id)).body).toMatchObject({ action: 'silence', until: first });
    expect(await silencedUntil()).toBe(first);
    const { body: three } = await act(mod, 'silence', 'user', dave.id, { until: second });
    await forum.db.pool.query(`UPDATE moderation_action SET before = '{"silencedUntil": null}' WHERE id = $1`, [
      three.id,
    ]);
    expect((await undo(mod, three.id)).body).toMatchObject({ action: 'lift' });
    expect(await silencedUntil()).toBeNull();
  });

  test('of a suspension gives back the one before', async () => {
    const erin = await forum.join('erin');
    const [first, second] = [later(1), later(30)];
    await act(mod, 'suspend', 'user', erin.id, { until: first });
    const { body } = await act(mod, 'suspend', 'user', erin.id, { until: second });
    expect((await undo(mod, body.id)).body).toMatchObject({ action: 'suspend', until: first });
    const { suspendedUntil } = await forum.db.prisma.user.findUniqueOrThrow({ where: { id: erin.id } });
    expect(suspendedUntil?.toISOString()).toBe(first);
  });

  test.each([
    ['move', 'category', { categoryId: '' }],
    ['lock', 'lock', { locked: true }],
    ['pin', 'pin', { pinned: true }],
  ])('of a %s made on the topic itself puts back what was so, too', async (action, path, input) => {
    const topic = await newTopic(alice, category);
    const read = async () => {
      const { categoryId, locked, pinned } = (await mod.get(`/api/topics/${topic}`)).body;
      return { categoryId, locked, pinned };
    };
    const before = await read();
    const sent = 'categoryId' in input ? { categoryId: await forum.category() } : input;
    expect((await mod.put(`/api/topics/${topic}/${path}` as '/api/topics/:id/lock', sent)).status).toBe(200);
    expect(await read()).not.toEqual(before);
    const done = (await mod.get('/api/moderation/actions?limit=1')).body.items[0];
    expect([done?.action, (await undo(mod, done?.id ?? '')).status]).toEqual([action, 201]);
    expect(await read()).toEqual(before);
  });

  test('of hiding does not bring back what its author deleted since', async () => {
    const topic = await newTopic(alice, category);
    const { body } = await act(mod, 'hide', 'topic', topic);
    await alice.delete(`/api/topics/${topic}`);
    expect((await undo(mod, body.id)).status).toBe(409);
    expect((await mod.get(`/api/topics/${topic}`)).status).toBe(404);
  });

  test('finds by an index what undid an action and what it closed', async () => {
    const client = await forum.db.pool.connect();
    try {
      await client.query('BEGIN; SET LOCAL enable_seqscan = off');
      for (const [table, column] of [
        ['report', 'action_id'],
        ['moderation_action', 'undoes_id'],
      ]) {
        const { rows } = await client.query(`EXPLAIN SELECT 1 FROM ${table} WHERE ${column} = '${alice.id}'`);
        expect(JSON.stringify(rows)).toContain(`${table}_${column}_idx`);
      }
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  test('is refused for a warning, for what nobody did, twice, below the rank of who did it, and to members', async () => {
    const topic = await newTopic(alice, category);
    const warned = (await act(mod, 'warn', 'user', alice.id)).body.id;
    expect((await undo(mod, warned)).status).toBe(400);
    expect((await undo(mod, topic)).status).toBe(404);
    const byAdmin = (await act(admin, 'hide', 'topic', topic)).body.id;
    expect((await undo(mod, byAdmin)).status).toBe(403);
    expect((await undo(bob, byAdmin)).status).toBe(403);
    expect((await undo(admin, byAdmin)).status).toBe(201);
    expect((await undo(admin, byAdmin)).status).toBe(409);
  });

  test('of what staff dismissed of staff is of those above, and shows to nobody else', async () => {
    const topic = await newTopic(mod, category);
    const openFor = async (who: Member) => (await who.get('/api/moderation/reports?limit=1')).body.openCount;
    const [ofMod, ofAdmin] = [await openFor(mod), await openFor(admin)];
    await report(bob, 'topic', topic);
    expect([await openFor(mod), await openFor(admin)]).toEqual([ofMod, (ofAdmin ?? 0) + 1]);
    const { body: dismissed } = await act(admin, 'dismiss', 'topic', topic);
    expect([(await undo(mod, dismissed.id)).status, (await act(mod, 'reopen', 'topic', topic)).status]).toEqual([
      403, 403,
    ]);
    expect((await undo(admin, dismissed.id)).body).toMatchObject({ action: 'reopen' });
    expect([await openFor(mod), await openFor(admin)]).toEqual([ofMod, (ofAdmin ?? 0) + 1]);
    const { items } = (await mod.get('/api/moderation/actions?limit=100')).body;
    expect(items.filter(({ targetId }) => targetId === topic)).toEqual([]);
    const heard = await storedIn(forum.db, 'admin:notifications');
    expect(JSON.stringify(heard)).not.toContain(topic);
    expect((await mod.get('/api/notices')).body.items.filter(({ targetId }) => targetId === topic)).toEqual([]);
  });

  test('of what an admin dismissed is no moderator’s', async () => {
    const topic = await newTopic(alice, category);
    await report(bob, 'topic', topic);
    const { body: dismissed } = await act(admin, 'dismiss', 'topic', topic);
    expect([(await undo(mod, dismissed.id)).status, (await act(mod, 'reopen', 'topic', topic)).status]).toEqual([
      403, 403,
    ]);
    expect((await act(admin, 'reopen', 'topic', topic)).status).toBe(201);
    expect(await reportsOf(mod, topic)).toHaveLength(1);
  });
});
