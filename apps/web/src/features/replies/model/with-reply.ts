import type { Reply } from '@tidings/contracts';
import type { Me } from '../../../lib/live/reducers.ts';
import { asReplyView, canEditReply, type ReplyItem, type ReplyPages, repliesIn } from './data.ts';

/** The reply itself, without the numbers of its topic that travel with it. */
function bare<T extends Reply>(reply: T & { counts?: unknown }): Reply {
  const { counts: _, ...rest } = reply;
  return rest;
}

/** One loaded reply, changed; gone when the change says undefined. */
export function changed(data: ReplyPages, id: string, change: (reply: ReplyItem) => ReplyItem | undefined): ReplyPages {
  let touched = false;
  const pages = data.pages.map((page) => {
    const old = page.items.find((reply) => reply.id === id);
    const next = old && change(old);
    if (!old || next === old) return page;
    touched = true;
    return { ...page, items: page.items.flatMap((item) => (item !== old ? [item] : next ? [next] : [])) };
  });
  return touched ? { ...data, pages } : data;
}

/** Puts a reply where its number belongs, if that part is loaded; elsewhere its page brings it. Known ones stay. */
export function withReply(data: ReplyPages, reply: Reply, me: Me): ReplyPages {
  if (repliesIn(data).some((known) => known.id === reply.id)) return data;
  const covers = ({ after, through }: ReplyPages['pages'][number]) =>
    after < reply.number && (through === null || reply.number <= through);
  const at = data.pages.findIndex(covers);
  const page = data.pages[at];
  if (!page) return data;
  const items = [...page.items, asReplyView(bare(reply), me)].sort((a, b) => a.number - b.number);
  return { ...data, pages: data.pages.with(at, { ...page, items }) };
}

/** An edit or a hiding. After an absence it may be the first whole word on a reply whose creation was redacted. */
export const withEdit = (data: ReplyPages, reply: Reply, me: Me): ReplyPages =>
  changed(withReply(data, reply, me), reply.id, (old) => {
    if (reply.version <= old.version) return old;
    const viewer = old.viewer && me ? { ...old.viewer, canEdit: canEditReply(reply, me) } : old.viewer;
    return { ...old, ...bare(reply), viewer };
  });

/** A like count is absolute; an older one than the last seen is ignored. */
export const withLike = (
  data: ReplyPages,
  id: string,
  like: { count: number; version: number; liked?: boolean },
): ReplyPages =>
  changed(data, id, (old) => {
    if (like.version <= (old.likeVersion ?? 0)) return old;
    const viewer = old.viewer && like.liked !== undefined ? { ...old.viewer, liked: like.liked } : old.viewer;
    return { ...old, likeCount: like.count, likeVersion: like.version, viewer };
  });
