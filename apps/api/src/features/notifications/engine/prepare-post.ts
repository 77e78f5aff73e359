import { rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { mentionsIn } from '@tidings/markdown/references';
import { excerptOf } from '../../topics/index.ts';
import type { Intent } from '../causes/intent.ts';
import { type Candidate, type Prepared, prepare } from './prepared.ts';
import type { PostRow } from './read-posts.ts';

/** Names that one text notifies; those beyond are links only. */
const MENTIONS_MAX = 30;

const placeOf = (post: PostRow) => ({
  topicId: post.topicId,
  categoryId: post.categoryId,
  room: rooms.topic(post.topicId),
});
const mutesOf = (post: PostRow, personId: string): string[] => [
  `topic:${post.topicId}`,
  `category:${post.categoryId}`,
  `person:${personId}`,
  `thread:${post.parentId ?? post.id}`,
  ...(post.groupId ? [`group:${post.groupId}`] : []),
];
const said = (post: PostRow) => ({
  topicId: post.topicId,
  topic: post.topic,
  number: post.number,
  excerpt: excerptOf(post.body),
});
const entityOf = ({ id, number }: PostRow) => ({ type: number === 0 ? ('topic' as const) : ('reply' as const), id });

/** A post that was written or edited, for who is named in it, answered by it, or watches its place. */
export async function preparePost(
  db: Database,
  intent: Intent,
  of: 'topic' | 'reply' | 'named',
  post: PostRow,
): Promise<Prepared> {
  const names = mentionsIn(post.body).slice(0, MENTIONS_MAX);
  const { rows } = await db.pool.query<Candidate>({
    name: 'recipients-of-post',
    text: 'SELECT member AS "user", type, reason FROM recipients_of_post($1, $2, $3)',
    values: [of, post.id, names],
  });
  const entity = entityOf(post);
  const inTopic = { entity, data: said(post) };
  const { topicId, topic, categoryId, category, groupId, group } = post;
  const whole = { topicId, topic, categoryId, category, excerpt: excerptOf(post.body) };
  const actor = { id: post.authorId, name: post.author };
  return prepare(
    intent,
    {
      about: post.id,
      proof: post.number === 0 ? 'topic' : 'reply',
      actor,
      ...placeOf(post),
      mutes: mutesOf(post, post.authorId),
    },
    {
      mention: inTopic,
      ...(of === 'reply' && { reply: inTopic, comment: inTopic }),
      ...(of === 'topic' && { topic: { entity, data: whole } }),
      ...(of === 'topic' && groupId && { group_post: { entity, data: { ...whole, groupId, group } } }),
    },
    rows,
  );
}

/** A like, for the author of what was liked. */
export const prepareLike = (intent: Intent, actor: { id: string; name: string }, post: PostRow): Prepared =>
  prepare(
    intent,
    {
      about: post.id,
      proof: 'like',
      actor,
      topicId: post.topicId,
      categoryId: post.categoryId,
      mutes: mutesOf(post, actor.id),
    },
    { like: { entity: entityOf(post), data: said(post) } },
    [{ user: post.authorId, type: 'like', reason: 'your_post' }],
  );
