import { rooms } from '@tidings/contracts';
import { categoryScopeOf } from '../../categories/index.ts';
import { EXCERPT_SOURCE } from '../text/excerpt.ts';

/** Columns of a topic, joined as `t`, with its author as `u`. */
export const topicColumns = `t.id, t.category_id AS "categoryId", t.author_id AS "authorId", t.title, t.slug, t.body, t.status,
  t.pinned, t.locked, is_archived(t.category_id) AS archived, t.version, t.created_at AS "createdAt", t.edited_at AS "editedAt", t.edited_by_staff AS "editedByStaff", t.deleted_at AS "deletedAt",
  person(t.author_id) AS author`;

/** What the excerpt is made from: the newest reply, or the topic; hidden text never. Needs `s` (topic_stat) joined. */
export const excerptColumn = `CASE WHEN t.status = 'hidden' THEN '' ELSE
  coalesce((SELECT CASE WHEN l.status = 'hidden' THEN '' ELSE left(l.body, ${EXCERPT_SOURCE}) END
    FROM reply l WHERE l.id = s.last_reply_id), left(t.body, ${EXCERPT_SOURCE})) END AS excerpt`;

/** What a viewer ($1, may be null) sees besides: needs `s` (topic_stat) and `r` (topic_read) joined. */
export const topicViewColumns = `${topicColumns}, s.like_count AS "likeCount", topic_counts(t.id) AS counts,
  ${excerptColumn},
  EXISTS (SELECT 1 FROM reaction x WHERE x.target_id = t.id AND x.user_id = $1) AS liked,
  r.number AS "readNumber", r.at AS "readAt",
  (SELECT w.level FROM watch w WHERE w.user_id = $1 AND w.target_type = 'topic' AND w.target_id = t.id) AS watch`;

/** Topics with what their view needs joined, and `sc`, the scope that says who may read them. */
export const topicViewJoins = `topic t JOIN topic_stat s ON s.topic_id = t.id
  JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')}
  LEFT JOIN topic_read r ON r.topic_id = t.id AND r.user_id = $1`;

/** What a list or a topic says of the viewer's reading is fed by their own room. */
export const ownRoom = (userId: string | null): string[] => (userId ? [rooms.user(userId)] : []);
