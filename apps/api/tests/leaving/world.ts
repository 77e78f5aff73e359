import { type Database, uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { storeAgent } from '../support/agents.ts';
import { alertFor, newFamily, storeItem } from '../support/alerts.ts';
import { newKey, newOrder } from '../support/api-keys.ts';
import { ask } from '../support/approvals.ts';
import { newChannel, say } from '../support/chat.ts';
import {
  type Any,
  bringIn,
  type Forum,
  type Member,
  newGroup,
  newReply,
  newTopic,
  password,
} from '../support/forum.ts';
import { settled } from '../support/inbox.ts';
import { report } from '../support/reports.ts';
import { storeWebhook } from '../support/webhooks.ts';
import { newWorkspace, storeMember } from '../support/workspaces.ts';
import { storeTheRest } from './rest.ts';

export const displayName = 'Wanda Zauberwald';

/** Every table with its texts, partitions one by one: what a dump of the whole database would show. */
export async function dumpOf({ pool }: Database): Promise<Map<string, string[]>> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
  );
  const dump = new Map<string, string[]>();
  for (const { name } of rows) {
    const { rows: lines } = await pool.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
    dump.set(
      name,
      lines.map(({ line }) => line),
    );
  }
  return dump;
}

/** The lines of a dump that say one of these, with their tables. */
export const saying = (dump: Map<string, string[]>, words: readonly string[]): string[] =>
  [...dump].flatMap(([name, lines]) =>
    lines
      .filter((line) => words.some((word) => line.toLowerCase().includes(word.toLowerCase())))
      .map((line) => `${name}: ${line.slice(0, 700)}`),
  );

/** Somebody whose traces are everywhere, and others they have to do with. */
export async function someoneEverywhere(forum: Forum, name: string, marker: string) {
  const wanda = await forum.join(name);
  const [bob, root] = await forum.people('bob', 'admin');
  await wanda.patch('/api/me', { displayName, bio: `${marker} in a bio`, timeZone: 'Europe/Berlin' });
  const category = await forum.category();
  const topic = await newTopic(wanda, category, `${marker} in a title`);
  const others = await newTopic(bob, category, 'A topic of Bob');
  const reply = await newReply(wanda, others, `${marker} in a reply, @${bob.username}`);
  await wanda.patch(`/api/replies/${reply.id}`, { body: `${marker} in an edited reply, @${bob.username}` });
  const gone = await newReply(wanda, others, `${marker} in what was deleted before`);
  await wanda.delete(`/api/replies/${gone.id}`);
  const mention = await newReply(bob, others, `What does @${wanda.username} say? Write to bob@${wanda.username}.org.`);
  await newReply(bob, topic, `An answer to @${wanda.username.toUpperCase()}, quoted`);
  await wanda.put(`/api/topics/${others}/like`);
  await wanda.put(`/api/replies/${mention.id}/like`);
  await bob.put(`/api/topics/${topic}/like`);
  await bob.put(`/api/users/${wanda.username}/follow`);
  await wanda.put(`/api/users/${bob.username}/follow`);
  await wanda.put(`/api/users/${root.username}/block`);
  await root.put(`/api/users/${wanda.username}/block`);
  await wanda.put('/api/mutes', { targetType: 'topic', targetId: others });
  await bob.put('/api/mutes', { targetType: 'person', targetId: wanda.id });
  await wanda.put(`/api/topics/${others}/watch`, { level: 'watching' });
  await wanda.put(`/api/topics/${others}/read`, { replyNumber: 2 });
  await report(wanda, 'reply', mention.id);
  await report(bob, 'topic', topic);
  await root.post('/api/moderation/actions', {
    ...{ action: 'warn', targetType: 'user', targetId: wanda.id, reason: 'Mind your words.' },
  });
  const group = await newGroup(bob);
  await bringIn(bob, group, wanda);
  const alone = await newGroup(wanda);
  await wanda.post(`/api/groups/${alone}/invitations`, { username: bob.username });
  const workspace = await newWorkspace(bob);
  await storeMember(forum, workspace.id, wanda.id, 'manager');
  const approval = await ask(wanda, workspace.id, { title: 'A refund' });
  const channel = await newChannel(bob, workspace.id);
  const message = await say(wanda, channel.id, `${marker} in a message, @${bob.username}`);
  const answered = await say(bob, channel.id, `What does @${wanda.username} mean?`);
  const agent = await storeAgent(forum, workspace.id, { ownerId: bob.id });
  await wanda.post(`/api/agents/${agent}/requests`, { action: 'pause' });
  const own = await newWorkspace(wanda);
  await newFamily(bob, wanda);
  await alertFor(forum, wanda);
  await storeItem(forum, wanda.id);
  await newOrder(forum, wanda.id);
  await storeWebhook(forum, root.id);
  const said = JSON.stringify({ data: { requestedBy: { id: wanda.id, username: wanda.username, displayName } } });
  const { id: hook } = await storeWebhook(forum, bob.id, { workspaceId: workspace.id, deliveries: 0 });
  await forum.db.prisma.webhookDelivery.create({
    data: {
      id: uuidv7(),
      webhookId: hook,
      workspaceId: workspace.id,
      roomOffset: 1,
      type: 'approval.created',
      body: said,
    },
  });
  const key = await newKey(forum, root, ['events:write']);
  await forum.db.prisma.apiKey.update({ where: { id: key.keyId }, data: { createdById: wanda.id } });
  await storeTheRest(forum, wanda, { topic, category, workspace: workspace.id, own: own.id });
  await settled(forum);
  return {
    wanda,
    bob,
    root,
    category,
    topic,
    others,
    reply,
    mention,
    group,
    alone,
    workspace,
    own,
    approval,
    key,
    channel,
    message,
    answered,
  };
}

/** Has an account deleted, its time to think it over taken away, and waits until nothing is left to do. */
export async function leave(forum: Pick<Forum, 'db'>, who: Member, posts: 'keep' | 'remove'): Promise<Any> {
  const answer = await who.delete('/api/me', { password, posts });
  if (answer.status !== 200) return answer;
  await hurry(forum, who.id);
  await gone(forum, who.id);
  return answer;
}

/** The time to think it over has passed. */
export async function hurry({ db }: Pick<Forum, 'db'>, userId: string): Promise<void> {
  await db.pool.query('UPDATE account_deletion SET due_at = now() WHERE user_id = $1', [userId]);
  await db.pool.query('UPDATE job SET due_at = now() WHERE unique_key = $1', [`identity:delete:${userId}`]);
}

export const gone = ({ db }: Pick<Forum, 'db'>, userId: string) =>
  until(async () => (await db.prisma.accountDeletion.count({ where: { userId } })) === 0, {
    what: 'the account to be gone',
    timeoutMs: 30_000,
  });
