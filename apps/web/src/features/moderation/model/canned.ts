import type { PlainKey } from '../../../i18n/t.ts';
import type { ActionName } from './target.ts';

const againstRules: readonly PlainKey[] = [
  'moderation.canned.spam',
  'moderation.canned.abuse',
  'moderation.canned.offTopic',
  'moderation.canned.illegal',
];
const steering: readonly PlainKey[] = [
  'moderation.canned.offTopic',
  'moderation.canned.duplicate',
  'moderation.canned.settled',
];
const mistake: readonly PlainKey[] = ['moderation.canned.mistake', 'moderation.canned.mended'];

const byAction: Record<ActionName, readonly PlainKey[]> = {
  hide: againstRules,
  delete: againstRules,
  warn: againstRules,
  silence: againstRules,
  suspend: againstRules,
  lock: steering,
  move: steering,
  unlock: mistake,
  restore: mistake,
  lift: mistake,
  dismiss: ['moderation.canned.fine', 'moderation.canned.handled'],
  reopen: ['moderation.canned.mistake'],
};

/** Reasons that fit an action, one press away; what is written can be changed. */
export const cannedReasons = (action: ActionName): readonly PlainKey[] => byAction[action];
