/** People and groups that one text may name: of who is new here, and of others. */
const NAMES_NEW = 5;
const NAMES_MAX = 20;
/** More people than this are not notified of a text by naming a group before its author said that they are meant. */
export const CROWD = 20;
const DAY_MS = 86_400_000;
const FEW_POSTS = 5;

/**
 * How many people and groups a text of this member may name. Who registered less than a day ago or wrote fewer than five posts
 * is new; staff never is. The one rule: the server refuses by it, and the composer says so before.
 */
export const namesAllowed = (
  { role, joinedAt, posts }: { role: string; joinedAt: number; posts: number },
  now: number,
): number => (role === 'member' && (now - joinedAt < DAY_MS || posts < FEW_POSTS) ? NAMES_NEW : NAMES_MAX);
