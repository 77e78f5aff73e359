import type { ApiProcess, TestDatabase } from '@tidings/testing';
import { newTopic, type Person, signIn } from '@tidings/testing/cluster';
import type { Known } from './sample.ts';
import { workOf } from './work-of.ts';

/** Things to ask for: two new topics of the first person, what a demo forum holds, and what is only named in answers. */
export async function whatIsThere(api: ApiProcess, database: TestDatabase, people: [Person, Person]): Promise<Known> {
  const [alice] = people;
  const topics = [await newTopic(alice, api.url), await newTopic(alice, api.url)];
  const rows = await database.query(
    'SELECT id FROM reply UNION ALL SELECT id FROM category UNION ALL SELECT id FROM "group" LIMIT 40',
  );
  const others = await database.query(`SELECT id FROM "user" WHERE username NOT IN ('alice', 'mod', 'admin') LIMIT 5`);
  const ids = [...topics, ...[...rows, ...others].map(({ id }) => String(id))];
  const table = async (sql: string) => (await database.query(`${sql} LIMIT 10`)).map(({ id }) => String(id));
  const work = await workOf(api, database, alice);
  const under = {
    ...work,
    topics,
    replies: await table('SELECT id FROM reply ORDER BY id DESC'),
    categories: await table('SELECT id FROM category WHERE group_id IS NULL'),
    groups: await table('SELECT id FROM "group"'),
    notifications: await table(
      `SELECT n.id FROM notification n JOIN "user" u ON u.id = n.user_id WHERE u.username IN ('alice', 'mod', 'admin') ORDER BY n.id DESC`,
    ),
  };
  return {
    under,
    ids: [...ids, ...Object.values(work).flat(), ...(await lesserIds(api, database, topics[0] ?? '', people))],
    names: ['bob', 'carol', 'general'],
    rooms: [...topics.map((id) => `topic:${id}`), 'announcements', 'admin:notifications', 'admin:admins'],
  };
}

/** What is only named in answers: a session, an act of the audit log, which its author reads as a notice, and an earlier text. */
async function lesserIds(
  api: ApiProcess,
  database: TestDatabase,
  topic: string,
  [alice, mod]: [Person, Person],
): Promise<string[]> {
  const { id: reply } = await alice.ask(api.url, 'POST', `/api/topics/${topic}/replies`, { body: 'To be edited.' });
  for (const body of ['Edited once.', 'Edited twice.'])
    await alice.ask(api.url, 'PATCH', `/api/replies/${reply}`, { body });
  for (const body of ['Begun anew.', 'And again.']) await alice.ask(api.url, 'PATCH', `/api/topics/${topic}`, { body });
  const acts = ['hide', 'restore', 'hide', 'restore'].map((action) => ({
    action,
    targetType: 'reply',
    targetId: reply,
  }));
  for (const act of acts) await mod.ask(api.url, 'POST', '/api/moderation/actions', { ...act, reason: 'To be found.' });
  // Another session than the one that asks, which goes on.
  const spare = await Promise.all([signIn(api.url, 'alice'), signIn(api.url, 'mod')]);
  const rows = await database.query(
    `SELECT id FROM moderation_action WHERE member_id = (SELECT author_id FROM reply WHERE id = '${reply}')
     UNION ALL SELECT id FROM revision WHERE entity_id IN ('${reply}', '${topic}')`,
  );
  if (rows.length < acts.length + 2) throw new Error('No acts or earlier texts to ask for.');
  return [reply, ...spare.map(({ sessionId }) => sessionId), ...rows.map(({ id }) => String(id))];
}
