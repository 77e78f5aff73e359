import { CROWD, namesAllowed } from '@tidings/contracts/plain';
import type { Database } from '@tidings/db';
import { mentionsIn } from '@tidings/markdown/references';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';

/** `people`: named as themselves, and groups; `crowd`: everybody else whom what is named newly notifies; `groups`: among it. */
type Named = { named: number; groups: number; crowd: number; joinedAt: number; posts: number };

/** $1: who writes, $2: all names of the text, $3: those that are new in it. No more posts are counted than decide anything. */
const namedSql = `
  SELECT (SELECT count(*) FILTER (WHERE n.group_id IS NULL) + count(DISTINCT n.group_id) FROM named_by($1, $2) n)::int AS named,
    f.groups::int, f.crowd::int, extract(epoch FROM u.created_at)::float8 * 1000 AS "joinedAt",
    (SELECT count(*) FROM (SELECT 1 FROM reply r WHERE r.author_id = $1 LIMIT 5) x)::int
      + (SELECT count(*) FROM (SELECT 1 FROM topic t WHERE t.author_id = $1 LIMIT 5) x)::int AS posts
  FROM "user" u, (SELECT count(DISTINCT n.group_id) AS groups, count(DISTINCT n.member) FILTER (WHERE n.member <> $1) AS crowd
    FROM named_by($1, $3) n) f
  WHERE u.id = $1`;

type Text = { body: string; confirmMentions?: boolean | undefined };

/**
 * A text names no more people than its author may, and no crowd by a group without meaning to. Only what is named newly is
 * looked at: who mends a word in an old text is not asked. Throws TOO_MANY_MENTIONS, CONFIRM_MENTION.
 */
export async function assertMentions(
  { actor, db }: Pick<MemberCtx, 'actor' | 'db'>,
  { body, confirmMentions = false }: Text,
  before = '',
): Promise<void> {
  const names = mentionsIn(body);
  const known = new Set(names.length === 0 ? [] : mentionsIn(before));
  const fresh = names.filter((name) => !known.has(name));
  if (fresh.length === 0) return;
  const { rows } = await db.pool.query<Named>({
    name: 'named-in-text',
    text: namedSql,
    values: [actor.id, names, fresh],
  });
  const [found] = rows;
  if (!found) return;
  const allowed = namesAllowed({ role: actor.role, joinedAt: found.joinedAt, posts: found.posts }, Date.now());
  if (found.named > allowed) {
    const message = `This text names ${found.named} people and groups; you may name ${allowed} in one. Nothing was written.`;
    throw new TidingsError('TOO_MANY_MENTIONS', message, { details: [{ path: 'body', message }] });
  }
  if (found.groups === 0 || found.crowd <= CROWD || confirmMentions) return;
  const message = `This notifies ${found.crowd} people. Send it again with confirmMentions where you mean them all.`;
  throw new TidingsError('CONFIRM_MENTION', message, {
    details: [{ path: 'confirmMentions', message: String(found.crowd) }],
  });
}

/** What a topic says now; nothing where there is none. */
export async function bodyOfTopic(db: Database, topicId: string): Promise<string> {
  const { rows } = await db.pool.query<{ body: string }>({
    name: 'body-of-topic',
    text: 'SELECT body FROM topic WHERE id = $1',
    values: [topicId],
  });
  return rows[0]?.body ?? '';
}
