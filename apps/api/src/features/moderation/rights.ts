import type { ModerationActionInput, Role } from '@tidings/contracts';
import { type Right, type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';
import { whyNotAct } from '../audit/index.ts';
import { memberKind, whyNotSpeak } from '../identity/index.ts';
import { replyKind } from '../replies/index.ts';
import { topicKind } from '../topics/index.ts';
import { whyNotReport } from './policy.ts';

type Action = ModerationActionInput['action'];
type Named = keyof typeof kindOf;
const kindOf = { topic: topicKind, reply: replyKind, member: memberKind };
const nameOf: Record<Named, string> = { topic: 'topic', reply: 'reply', member: 'user' };

/** One act on one kind of thing; staff acts on what is deleted, too. */
const acting = (action: Action, on: Named): [string, Right] => [
  `createModerationAction:${action}:${on}`,
  right<{ author: { id: string; role: Role } }>(kindOf[on], {
    ranked: true,
    seesDeleted: true,
    whyNot: (actor, { author }) => whyNotAct(actor, action, author),
    body: ({ id, categoryId, later }) => ({
      action,
      targetType: nameOf[on],
      targetId: id,
      reason: 'Because.',
      ...(action === 'move' && { categoryId }),
      ...((action === 'silence' || action === 'suspend') && { until: later }),
    }),
  }),
];

const reporting = (on: Named): [string, Right] => [
  `createReport:${on}`,
  right<{ author: { id: string; role: Role } }>(kindOf[on], {
    whyNot: on === 'member' ? (actor, { author }) => whyNotReport(actor, author) : () => null,
    body: ({ id }) => ({ targetType: nameOf[on], targetId: id, reason: 'spam' }),
  }),
];

/** Staff looks at what is deleted, too. */
const looking = (on: Named): [string, Right] => [
  `moderationContent:${on}`,
  right<{ author: { id: string; role: Role } }>(kindOf[on], {
    seesDeleted: true,
    query: ({ id }) => `targetType=${nameOf[on]}&targetId=${id}`,
  }),
];

const kinds = ['topic', 'reply', 'member'] as const;
const ofAll: readonly Action[] = ['dismiss', 'reopen', 'warn', 'silence', 'suspend', 'lift'];
const ofContent: readonly Action[] = ['hide', 'restore', 'delete'];
const ofTopics: readonly Action[] = ['lock', 'unlock', 'pin', 'unpin', 'move'];

/** Who may report what, and do what about it. What was decided before by somebody above counts besides. */
export const moderationRights: Rights = {
  ...Object.fromEntries(kinds.map(reporting)),
  reports: right(nothing),
  ...Object.fromEntries(kinds.flatMap((on) => ofAll.map((action) => acting(action, on)))),
  ...Object.fromEntries((['topic', 'reply'] as const).flatMap((on) => ofContent.map((action) => acting(action, on)))),
  ...Object.fromEntries(ofTopics.map((action) => acting(action, 'topic'))),
  undoModerationAction: right(nothing, { whyNot: whyNotSpeak }),
  ...Object.fromEntries(kinds.map(looking)),
  moderationActions: right(nothing),
  notices: right(nothing),
  readNotice: right(nothing),
};
