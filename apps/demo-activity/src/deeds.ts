import type { NotificationTypeName } from '@tidings/contracts';
import { broker, exposure, property, spam, voice } from './acts/alerts.ts';
import { groupPost, topic } from './acts/begin.ts';
import { likeVisitor } from './acts/like.ts';
import { follow, invite, inviteToFamily, join } from './acts/people.ts';
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
  'alert.broker': broker,
  follow,
  group_join: join,
  comment,
  family_invite: inviteToFamily,
  group_invite: invite,
  'alert.spam': spam,
  topic,
  group_post: groupPost,
  'alert.exposure': exposure,
  moderation: pin,
  report,
  'alert.property': property,
  'alert.voice': voice,
  system: 'Nothing in the forum causes it.',
  order: 'Another system causes it.',
  payment: 'Another system causes it.',
  webhook: 'No webhook of the demo fails.',
  approval: 'Agents of a workspace cause it.',
  agent: 'An agent that fails or is silent causes it.',
  chat: 'It is caused in a workspace, and the demo has none yet.',
};

export const acts = Object.values(deeds).filter((deed) => typeof deed === 'function');
