import type pg from 'pg';
import { uuidv7 } from '../uuidv7.ts';
import { need } from './need.ts';
import { follows, invitations, likedReplies, movedTopics, watchers } from './ties.ts';

type Ids = Map<string, string>;
type Known = { people: Ids; categories: Ids; groups: Ids; now: Date };

/** Writes what people are to each other and to what is there: who follows, watches, likes, was invited, and what was moved. */
export async function writeTies(client: pg.PoolClient, { people, categories, groups, now }: Known): Promise<void> {
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000);
  const person = (name: string) => need(people, name);
  await client.query(
    `INSERT INTO follow (user_id, followed_id, at) SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[])`,
    [follows.map(([who]) => person(who)), follows.map(([, whom]) => person(whom)), follows.map(([, , ago]) => at(ago))],
  );
  await client.query(
    `INSERT INTO watch (user_id, target_type, target_id, level) SELECT w.who, 'category', w.id, 'watching'
     FROM unnest($1::uuid[], $2::uuid[]) w(who, id)`,
    [watchers.map(([who]) => person(who)), watchers.map(([, slug]) => need(categories, slug))],
  );
  for (const [group, inviter, who, ago] of invitations) {
    const sent = at(ago);
    await client.query(
      `INSERT INTO group_invitation (id, group_id, user_id, inviter_id, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $5::timestamptz + interval '30 days')`,
      [uuidv7(sent.getTime()), need(groups, group), person(who), person(inviter), sent],
    );
  }
  for (const { author, begins, by, minutesAgo } of likedReplies) {
    // The last of them a moment ago at the earliest: nobody likes before it is written.
    const times = by.map((_, index) => at(minutesAgo * (1 - index / (2 * by.length))));
    const { rowCount } = await client.query(
      `WITH liked AS (SELECT id, author_id FROM reply WHERE author_id = $1 AND body LIKE $2 || '%' LIMIT 1),
         counted AS (UPDATE reply_stat s SET like_count = $5, like_version = $5 FROM liked l WHERE s.reply_id = l.id)
       INSERT INTO reaction (target_id, user_id, target_type, author_id, at)
       SELECT l.id, f.who, 'reply', l.author_id, f.at FROM liked l, unnest($3::uuid[], $4::timestamptz[]) f(who, at)`,
      [person(author), begins, by.map(person), times, by.length],
    );
    if (rowCount !== by.length) throw new Error(`The seed likes a reply of ${author} that is not there.`);
  }
  for (const { author, begins, by, from, reason, minutesAgo } of movedTopics) {
    const { rowCount } = await client.query(
      `INSERT INTO moderation_action (id, action, target_type, target_id, subject, moderator_id, member_id, reason, before, at, read_at)
       SELECT $1, 'move', 'topic', t.id, jsonb_build_object('topicId', t.id, 'number', NULL, 'title', t.title, 'excerpt', left(t.body, 200),
         'author', person(t.author_id)), $4, t.author_id, $5, jsonb_build_object('categoryId', $6::text), $7, $7::timestamptz + interval '1 hour'
       FROM topic t WHERE t.author_id = $2 AND t.title LIKE $3 || '%'`,
      [
        ...[uuidv7(at(minutesAgo).getTime()), person(author), begins, person(by), reason],
        ...[need(categories, from), at(minutesAgo)],
      ],
    );
    if (rowCount !== 1) throw new Error(`The seed moves a topic of ${author} that is not there.`);
  }
}
