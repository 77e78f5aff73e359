import { uuidv7 } from '@tidings/db';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, startForum } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';

let forum: Forum;
let admin: Member;
let ana: Member;
let ben: Member;
beforeAll(async () => {
  forum = await startForum();
  [admin, ana, ben] = await Promise.all([forum.join('ada', 'admin'), forum.join('ana'), forum.join('ben')]);
});
beforeEach(async () => void (await forum.db.pool.query('TRUNCATE dead_letter, dead_letter_act')));
afterAll(() => forum.close());

const path = '/api/admin/dead-letters';
const list = async (query = ''): Promise<Any> => (await admin.get(`${path}${query}`)).body;

async function letter(more: { kind?: string; payload?: object; lastError?: string; minutesAgo?: number } = {}) {
  const { kind = 'tests:of-nobody', payload = {}, lastError = 'It failed.', minutesAgo = 0 } = more;
  const id = uuidv7();
  const diedAt = new Date(Date.now() - minutesAgo * 60_000);
  await forum.db.prisma.deadLetter.create({
    data: { id, kind, payload, attempts: 3, lastError, createdAt: diedAt, diedAt },
  });
  return id;
}

describe('dead letters', () => {
  test('are listed the latest first, in pages, of one kind or of all, without what is secret', async () => {
    const [oldest, middle] = [await letter({ minutesAgo: 9 }), await letter({ minutesAgo: 5, kind: 'tests:other' })];
    const newest = await letter({ lastError: 'no route to smtp://ana:hunter2@mail\n    at send.ts' });
    const first = await list('?limit=2');
    expect(first.items.map(({ id }: Any) => id)).toEqual([newest, middle]);
    expect(first).toMatchObject({ total: 3, acts: [] });
    expect(first.items[0]).toMatchObject({ attempts: 3, lastError: 'no route to smtp://…@mail' });
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(second.items.map(({ id }: Any) => id)).toEqual([oldest]);
    expect(second.nextCursor).toBeNull();
    expect(await list('?kind=tests:other')).toMatchObject({ total: 1, items: [{ id: middle }] });
  });

  test('one is tried again, and does what it could not do; who had it tried is kept', async () => {
    const cause = {
      ...{ of: 'direct', type: 'follow', about: ana.id, proof: null, reason: 'followed_you' },
      entity: { type: 'user', id: ben.id },
      ...{ actor: { id: ben.id, name: 'Ben' }, data: { username: ben.username }, to: [ana.id] },
    };
    const payload = { source: uuidv7(), correlationId: 'a-dead-letter', cause };
    const id = await letter({ kind: 'notifications:notify', payload });
    expect((await admin.post(`${path}/${id}/retry`)).status).toBe(204);
    await settled(forum);
    expect((await itemsOf(ana)).map(({ type }) => type)).toEqual(['follow']);
    expect(await list()).toMatchObject({
      ...{ total: 0, items: [] },
      acts: [{ action: 'retried', kind: 'notifications:notify', admin: { id: admin.id } }],
    });
    expect((await admin.post(`${path}/${id}/retry`)).status).toBe(404);
  });

  test('one is given up: it is not done, and who gave it up is kept', async () => {
    const id = await letter();
    expect((await admin.delete(`${path}/${id}`)).status).toBe(204);
    expect((await admin.delete(`${path}/${id}`)).status).toBe(404);
    expect((await forum.db.pool.query('SELECT FROM job WHERE id = $1', [id])).rowCount).toBe(0);
    expect((await list()).acts).toMatchObject([{ action: 'discarded', admin: { id: admin.id } }]);
  });

  test('two admins at once: one of them does it, the other hears that it is not there', async () => {
    const other = await forum.join('eve', 'admin');
    const id = await letter();
    const answers = await Promise.all([admin.post(`${path}/${id}/retry`), other.delete(`${path}/${id}`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect((await list()).acts).toHaveLength(1);
  });

  test('are for admins alone', async () => {
    const mod = await forum.join('mod', 'moderator');
    const id = await letter();
    for (const who of [ana, mod]) {
      expect((await who.get(path)).status).toBe(403);
      expect((await who.post(`${path}/${id}/retry`)).status).toBe(403);
      expect((await who.delete(`${path}/${id}`)).status).toBe(403);
    }
    expect((await forum.visitor.get(path)).status).toBe(401);
  });
});
