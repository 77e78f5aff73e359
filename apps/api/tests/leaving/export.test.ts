import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingestSettings } from '../support/alerts.ts';
import { type Any, type Forum, password, startForum } from '../support/forum.ts';
import { displayName, someoneEverywhere } from './world.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ ...ingestSettings });
});
afterAll(() => forum.close());

const read = async (url: string) => {
  const answer = await forum.app.inject({ method: 'GET', url });
  return { ...answer, files: answer.statusCode === 200 ? unzipSync(new Uint8Array(answer.rawPayload)) : {} };
};
const json = (files: Record<string, Uint8Array>, name: string): Any[] =>
  JSON.parse(new TextDecoder().decode(files[`${name}.json`]));

test('a member gets all that is theirs in one archive, and nothing secret', async () => {
  const { wanda, bob, reply, workspace } = await someoneEverywhere(forum, 'wanda', 'quokka');
  expect(((await wanda.post('/api/me/export', { password: 'not my password' })) as Any).body.error.code).toBe(
    'BAD_CREDENTIALS',
  );
  const { body }: Any = await wanda.post('/api/me/export', { password });
  const { headers, files } = await read(body.url);
  expect(headers).toMatchObject({ 'content-type': 'application/zip', 'cache-control': 'no-store' });
  expect(headers['content-disposition']).toMatch(/^attachment; filename="wanda-\d+-\d{4}-\d\d-\d\d\.zip"$/);
  const readme = new TextDecoder().decode(files['README.txt']);
  for (const name of Object.keys(files)) if (name !== 'README.txt') expect(readme).toContain(name);

  expect(json(files, 'account')).toMatchObject([
    { username: wanda.username, displayName, email: `${wanda.username}@example.org` },
  ]);
  expect(json(files, 'replies').map(({ id }) => id)).toContain(reply.id);
  expect(json(files, 'earlier-texts')).toHaveLength(1);
  expect(json(files, 'workspaces').map(({ id }) => id)).toContain(workspace.id);
  // Everything that was put there for this member is in it: a file that stays empty says nothing.
  const empty = Object.keys(files).filter(
    (name) => name !== 'README.txt' && JSON.parse(new TextDecoder().decode(files[name])).length === 0,
  );
  expect(empty).toEqual([]);

  const all = Object.values(files)
    .map((file) => new TextDecoder().decode(file))
    .join('\n');
  const { passwordHash } = await forum.db.prisma.user.findUniqueOrThrow({ where: { id: wanda.id } });
  const { rows } = await forum.db.pool.query(
    `SELECT hash FROM account_link WHERE user_id = $1 UNION SELECT address FROM push_subscription WHERE user_id = $1
     UNION SELECT hash FROM monitored_item WHERE user_id = $1 UNION SELECT encode(hash, 'hex') FROM api_key WHERE created_by_id = $1
     UNION SELECT hash FROM site_invitation WHERE inviter_id = $1`,
    [wanda.id],
  );
  expect(rows.length).toBeGreaterThan(4);
  for (const secret of [passwordHash, `${bob.username}@example.org`, ...rows.map(({ hash }) => hash)])
    expect(all).not.toContain(secret);
});

test('one a day: while its link works another takes its place, and it ends with the hour and with the account', async () => {
  const una = await forum.join('una');
  const ask = async (): Promise<Any> => una.post('/api/me/export', { password });
  const first = (await ask()).body;
  const second = (await ask()).body;
  expect(second.expiresAt).toBe(first.expiresAt);
  expect([
    (await read(first.url)).statusCode,
    (await read(second.url)).statusCode,
    (await read(second.url)).statusCode,
  ]).toEqual([404, 200, 200]);
  await forum.db.pool.query('UPDATE account_export SET expires_at = now() WHERE user_id = $1', [una.id]);
  expect((await read(second.url)).statusCode).toBe(404);
  expect(await ask()).toMatchObject({ status: 429, body: { error: { code: 'RATE_LIMITED' } } });
  await forum.db.pool.query(`UPDATE account_export SET asked_at = now() - interval '25 hours' WHERE user_id = $1`, [
    una.id,
  ]);
  const { url } = (await ask()).body;
  await una.delete('/api/me', { password, posts: 'keep' });
  expect((await read(url)).statusCode).toBe(404);
});
