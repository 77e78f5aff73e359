import type { InfiniteData } from '@tanstack/react-query';
import type { Positions, Reply, ReplyParent, ReplyView } from '@tidings/contracts';
import type { Me } from '../../../lib/live/reducers.ts';
import { isStaffRole } from '../../../lib/live/staff-role.ts';

/** `likeVersion` is the version of the last like seen by an event or an answer; absent on a fresh snapshot. */
export type ReplyItem = ReplyView & { likeVersion?: number };

/**
 * Every reply with `after` < number ≤ `through`; `through` is null when the page ends where the topic ends. `parents`: what
 * its answers answer and stands in another page; `gone`: the ids of those of it that nobody can see any more.
 */
export type ReplyPage = {
  items: ReplyItem[];
  parents?: readonly ReplyParent[];
  gone?: readonly string[];
  after: number;
  through: number | null;
  positions: Positions;
};
export type ReplyWindow = { after: number } | { before: number };
export type ReplyPages = InfiniteData<ReplyPage, ReplyWindow>;

type Loaded = Pick<ReplyPages, 'pages'>;

export const repliesIn = (data: Loaded): ReplyItem[] => data.pages.flatMap((page) => page.items);

export const parentsIn = (data: Loaded): ReplyParent[] => data.pages.flatMap((page) => page.parents ?? []);

export const goneIn = (data: Loaded): ReadonlySet<string> => new Set(data.pages.flatMap((page) => page.gone ?? []));

/** Whether the newest reply of the topic is among the loaded ones, so that new ones can follow it. */
export const reachesEnd = (data: Loaded): boolean => data.pages.at(-1)?.through === null;

/** Staff, or the author of a visible reply who may speak. */
export const canEditReply = (reply: Reply, me: NonNullable<Me>): boolean =>
  isStaffRole(me.role) || (reply.author.id === me.id && reply.status === 'visible' && me.maySpeak);

/** A reply as the reader sees it, from an event that says nothing of the reader. */
export const asReplyView = (reply: Reply, me: Me): ReplyItem => ({
  ...reply,
  viewer: me ? { liked: false, canEdit: canEditReply(reply, me) } : null,
});
