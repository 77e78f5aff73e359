import { type Rights, right, type Sample } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';
import { categoryKind } from '../categories/index.ts';
import { memberKind } from '../identity/index.ts';
import { replyKind } from '../replies/index.ts';
import { topicKind } from '../topics/index.ts';
import { whyNotMutePerson } from './policy.ts';

const a = (targetType: string) => ({ body: ({ id: targetId }: Sample) => ({ targetType, targetId }) });
const aType = { body: () => ({ targetType: 'type', targetId: 'like' }) };

/** Who sees something may mute it, silenced or not: nobody else hears that. What was muted is unmuted also where it is not seen any more. */
export const muteRights: Rights = {
  mutes: right(nothing),
  'setMute:type': right(nothing, aType),
  'setMute:topic': right(topicKind, a('topic')),
  'setMute:thread': right(replyKind, a('thread')),
  'setMute:category': right(categoryKind, a('category')),
  'setMute:person': right(memberKind, { whyNot: whyNotMutePerson, ...a('person') }),
  unmute: right(nothing, aType),
};
