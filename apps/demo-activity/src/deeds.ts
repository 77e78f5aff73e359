import type { NotificationTypeName } from '@tidings/contracts';
import { groupPost, topic } from './acts/begin.ts';
import { likeVisitor } from './acts/like.ts';
import { follow, invite, join } from './acts/people.ts';
import { pin, report } from './acts/staff.ts';
import { answer, comment, mention } from './acts/write.ts';
import type { Act } from './scene.ts';

/**
 * What causes each type of notification for whoever looks, in the order in which it is shown first; or why the demo does not cause it.
 * A new type does not compile until it stands here.
 */
export const deeds: Record<NotificationTypeName, Act | string> = {
  mention,
  like: likeVisitor,
  reply: answer,
  follow,
  group_join: join,
  comment,
  group_invite: invite,
  topic,
  group_post: groupPost,
  moderation: pin,
  report,
  system: 'Nothing in the forum causes it.',
  order: 'Another system causes it.',
  payment: 'Another system causes it.',
  webhook: 'No webhook of the demo fails.',
  'alert.exposure': 'Sources outside cause it.',
  'alert.voice': 'Sources outside cause it.',
  'alert.spam': 'Sources outside cause it.',
  'alert.property': 'Sources outside cause it.',
  'alert.broker': 'Sources outside cause it.',
  approval: 'Agents of a workspace cause it.',
};

export const acts = Object.values(deeds).filter((deed) => typeof deed === 'function');
