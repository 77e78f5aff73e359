import type { Database } from '@tidings/db';
import { uuidv7 } from '@tidings/db';
import type { JobDraft } from '../../../platform/jobs/define-job.ts';
import type { Asker } from '../../../platform/kernel/actor.ts';
import { groupCauses } from '../causes/groups.ts';
import { type Intent, intentSchema } from '../causes/intent.ts';
import { moderationCauses } from '../causes/moderation.ts';
import { peopleCauses } from '../causes/people.ts';
import { postCauses } from '../causes/posts.ts';

/** What happened, when it did, and what the forum states of it: the name of the fact, its cause and what it carries. */
type Happened = { at: Date; name: string; cause: string; fact: Record<string, unknown>; by: string | null };
export type Dated = { at: Date; intent: Intent };

/** Whose inbox anybody can look into: who has a password. */
export const signsIn = `password_hash <> 'none'`;

const person = (column: string) => `person(${column})`;
/** Each part of the forum as the facts that were stated of it. `p`: who did it, as they are called. */
const sql = `
  SELECT r.created_at AS at, 'reply.created' AS name, 'posted' AS cause, NULL AS by, jsonb_build_object('reply', jsonb_build_object('id', r.id)) AS fact FROM reply r
  UNION ALL SELECT t.created_at, 'topic.created', 'posted', NULL, jsonb_build_object('topic', jsonb_build_object('id', t.id)) FROM topic t
  UNION ALL SELECT x.at, 'reaction.changed', 'liked', u.display_name, jsonb_build_object('targetId', x.target_id, 'actorId', x.user_id)
    FROM reaction x JOIN "user" u ON u.id = x.user_id WHERE x.author_id IN (SELECT m.id FROM "user" m WHERE ${signsIn})
  UNION ALL SELECT f.at, 'follow.changed', 'followed', NULL, jsonb_build_object('followedId', f.followed_id, 'actor', ${person('f.user_id')}) FROM follow f
    WHERE f.followed_id IN (SELECT m.id FROM "user" m WHERE ${signsIn})
  UNION ALL SELECT m.joined_at, 'group.membership-changed', 'joined', NULL,
    jsonb_build_object('groupId', m.group_id, 'member', ${person('m.user_id')}) FROM group_member m WHERE m.role <> 'owner'
  UNION ALL SELECT i.created_at, 'group.invitation-changed', 'sent', NULL, jsonb_build_object('invitation', jsonb_build_object('id', i.id,
    'group', jsonb_build_object('id', g.id, 'name', g.name), 'inviter', ${person('i.inviter_id')}, 'member', ${person('i.user_id')}))
    FROM group_invitation i JOIN "group" g ON g.id = i.group_id WHERE i.state = 'pending'
  UNION ALL SELECT r.created_at, 'report.changed', 'opened', NULL, jsonb_build_object('report', jsonb_build_object('id', r.id)) FROM report r
  UNION ALL SELECT a.at, 'moderation.acted', a.action, NULL, jsonb_build_object('forMember', a.subject, 'entry', jsonb_build_object('id', a.id,
    'action', a.action, 'reason', a.reason, 'member', ${person('a.member_id')}, 'moderator', ${person('a.moderator_id')})) FROM moderation_action a
  ORDER BY at`;

type Consumer = (fact: object, asker: Asker) => readonly JobDraft[];
const causes = { ...postCauses, ...groupCauses, ...moderationCauses, ...peopleCauses } as Record<
  string,
  Record<string, Consumer> | undefined
>;

/** What the forum holds, as intents of the time it happened at, the first first: what would have been stated of it then. */
export async function readHistory({ pool }: Database): Promise<Dated[]> {
  const { rows } = await pool.query<Happened>(sql);
  return rows.flatMap(({ at, name, cause, fact, by }) => {
    const asker = { ...nobody, actor: by === null ? null : { displayName: by } };
    return dated(at, causes[name]?.[cause]?.(fact, asker as Asker) ?? []);
  });
}

export const nobody: Asker = { actor: null, correlationId: 'demo-history', idempotency: null };

/** What would have been stated at a time. The id of a notification carries the time of its source. */
export const dated = (at: Date, jobs: readonly JobDraft[]): Dated[] =>
  jobs.map(({ payload }) => ({ at, intent: { ...intentSchema.parse(payload), source: uuidv7(at.getTime()) } }));
