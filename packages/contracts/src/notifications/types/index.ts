import { alertBroker } from './alerts/broker.ts';
import { alertExposure } from './alerts/exposure.ts';
import { alertProperty } from './alerts/property.ts';
import { alertSpam } from './alerts/spam.ts';
import { alertVoice } from './alerts/voice.ts';
import { comment } from './comment.ts';
import { familyInvite } from './family-invite.ts';
import { follow } from './follow.ts';
import { groupInvite } from './group-invite.ts';
import { groupJoin } from './group-join.ts';
import { groupPost } from './group-post.ts';
import { order } from './integrations/order.ts';
import { payment } from './integrations/payment.ts';
import { webhook } from './integrations/webhook.ts';
import { like } from './like.ts';
import { mention } from './mention.ts';
import { moderation } from './moderation.ts';
import { reply } from './reply.ts';
import { report } from './report.ts';
import { system } from './system.ts';
import { topic } from './topic.ts';
import { agent } from './work/agent.ts';
import { approval } from './work/approval.ts';
import { chat } from './work/chat.ts';

/** Every type of notification, by name. What is not here is shown nowhere and answers 422. */
export const notificationTypes = {
  like,
  comment,
  reply,
  mention,
  topic,
  follow,
  family_invite: familyInvite,
  group_invite: groupInvite,
  group_join: groupJoin,
  group_post: groupPost,
  report,
  moderation,
  system,
  order,
  payment,
  webhook,
  'alert.exposure': alertExposure,
  'alert.voice': alertVoice,
  'alert.spam': alertSpam,
  'alert.property': alertProperty,
  'alert.broker': alertBroker,
  approval,
  agent,
  chat,
} as const;
export type NotificationTypeName = keyof typeof notificationTypes;
export type NotificationTypes = typeof notificationTypes;
