import { CROWD, namesAllowed } from '@tidings/contracts/plain';
import { mentionsIn } from '@tidings/markdown/references';
import type { Member } from '../../../lib/session/state.ts';
import type { OwnGroup } from '../api/own-groups.ts';

/** How many names a text has beyond what its author may name in one; 0 while there are none too many. */
export function namesOver(body: string, member: Member | undefined, now: number): { over: number; allowed: number } {
  if (!member || !/[@＠]/.test(body)) return { over: 0, allowed: 0 };
  const { role, joinedAt, topicCount, replyCount } = member;
  const allowed = namesAllowed({ role, joinedAt: Date.parse(joinedAt), posts: topicCount + replyCount }, now);
  return { over: Math.max(0, mentionsIn(body).length - allowed), allowed };
}

/** How many people the groups notify that a text names and did not before; 0 where it need not be asked for. */
export function crowdIn(body: string, before: string, groups: readonly OwnGroup[]): number {
  if (groups.length === 0 || !/[@＠]/.test(body)) return 0;
  const known = new Set(mentionsIn(before));
  const named = new Set(mentionsIn(body).filter((name) => !known.has(name)));
  const people = groups.reduce((sum, { slug, memberCount }) => sum + (named.has(slug) ? memberCount - 1 : 0), 0);
  return people > CROWD ? people : 0;
}
