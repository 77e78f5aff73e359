import { rooms } from '@tidings/contracts/plain';
import type pg from 'pg';
import { uuidv7 } from '../uuidv7.ts';
import { need } from './need.ts';
import type { SeedTopic } from './seed-topic.ts';

const slugOf = (title: string) =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');

/** Writes one topic with its replies, likes and counters, all in the past. */
export async function writeTopic(
  client: pg.PoolClient,
  topic: SeedTopic,
  people: Map<string, string>,
  categories: Map<string, string>,
  now: Date,
): Promise<void> {
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000);
  const id = uuidv7(at(topic.ageMinutes).getTime());
  const categoryId = need(categories, topic.category);
  const authorId = need(people, topic.author);
  await client.query(
    `INSERT INTO topic (id, category_id, author_id, title, slug, body, pinned, locked, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[id, categoryId, authorId, topic.title, slugOf(topic.title), topic.body],
      ...[topic.pinned ?? false, topic.locked ?? false, at(topic.ageMinutes)],
    ],
  );
  await client.query('INSERT INTO stream (room, scope) VALUES ($1, $2)', [rooms.topic(id), rooms.category(categoryId)]);
  const replies: string[] = [];
  const replyOf = (number: number): string => {
    const reply = replies[number - 1];
    if (!reply) throw new Error(`The seed answers reply ${number} of “${topic.title}”, which is not there.`);
    return reply;
  };
  for (const [index, [author, minutesAgo, body, parent]] of topic.replies.entries()) {
    const replyId = uuidv7(at(minutesAgo).getTime());
    replies.push(replyId);
    await client.query(
      'INSERT INTO reply (id, topic_id, parent_id, author_id, number, body, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [replyId, id, parent ? replyOf(parent) : null, need(people, author), index + 1, body, at(minutesAgo)],
    );
    await client.query('INSERT INTO reply_stat (reply_id) VALUES ($1)', [replyId]);
  }
  const threads = new Set(topic.replies.flatMap(([, , , parent]) => (parent ? [replyOf(parent)] : [])));
  for (const parent of threads) {
    await client.query('INSERT INTO stream (room, scope, parent) VALUES ($1, $2, $3)', [
      ...[rooms.thread(parent), rooms.category(categoryId), rooms.topic(id)],
    ]);
  }
  const fans = [...people.values()].filter((person) => person !== authorId).slice(0, topic.likes ?? 0);
  const liked = fans.map((_, index) => at(topic.ageMinutes * (1 - (index + 1) / (fans.length + 2))));
  await client.query(
    `INSERT INTO reaction (target_id, user_id, target_type, author_id, at)
     SELECT $1, f.who, 'topic', $2, f.at FROM unnest($3::uuid[], $4::timestamptz[]) f(who, at)`,
    [id, authorId, fans, liked],
  );
  const newestFirst = [...topic.replies].reverse().map(([author]) => need(people, author));
  const participants = [...new Set([...newestFirst, authorId])].slice(0, 3);
  await client.query(
    `INSERT INTO topic_stat (topic_id, reply_count, last_number, last_reply_number, last_reply_id, last_activity_at, participants, like_count, like_version)
     VALUES ($1, $2, $2, $2, $3, $4, $5, $6, $6)`,
    [
      ...[id, topic.replies.length, replies.at(-1) ?? null, at(topic.replies.at(-1)?.[1] ?? topic.ageMinutes)],
      ...[participants, fans.length],
    ],
  );
  await client.query('SELECT count_topic($1, $2, 1)', [categoryId, id]);
  await markRead(client, topic, id, people, now);
}

/** Whoever wrote has read up to there; what is older than a day everybody has read but for its newest answer. */
async function markRead(
  client: pg.PoolClient,
  topic: SeedTopic,
  topicId: string,
  people: Map<string, string>,
  now: Date,
): Promise<void> {
  const read = new Map<string, number>([[topic.author, 0]]);
  const settled = topic.replies.filter(([, minutesAgo]) => minutesAgo > 24 * 60).length;
  if (topic.ageMinutes > 24 * 60) for (const person of people.keys()) read.set(person, settled);
  for (const [index, [author]] of topic.replies.entries()) read.set(author, index + 1);
  for (const [person, number] of read) {
    await client.query('INSERT INTO topic_read (user_id, topic_id, number, at) VALUES ($1, $2, $3, $4)', [
      ...[need(people, person), topicId, number, new Date(now.getTime() - 12 * 3600_000)],
    ]);
  }
}
