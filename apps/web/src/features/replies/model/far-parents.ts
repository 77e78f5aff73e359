import type { Reply, ReplyParent } from '@tidings/contracts';
import type { ReplyItem, ReplyPage, ReplyPages } from './data.ts';

const excerptLength = 80;

/** What a list says of the replies that its answers answer and that stand elsewhere. */
export function parentsOf(
  items: readonly ReplyItem[],
  parents: readonly ReplyParent[] = [],
): Required<Pick<ReplyPage, 'parents' | 'gone'>> {
  const known = new Set([...items, ...parents].map(({ id }) => id));
  const asked = items.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
  return { parents, gone: [...new Set(asked.filter((id) => !known.has(id)))] };
}

/** Events bring the whole text; the server's excerpt follows when it is read anew. */
const headOf = ({ id, number, author, version, body }: Reply): ReplyParent => ({
  id,
  number,
  author,
  version,
  excerpt: body?.replace(/\s+/g, ' ').trim().slice(0, excerptLength) ?? null,
});

const isAsked = ({ items }: ReplyPage, id: string): boolean => items.some(({ parentId }) => parentId === id);

const inPages = (data: ReplyPages, change: (page: ReplyPage) => ReplyPage): ReplyPages => {
  const pages = data.pages.map(change);
  return pages.every((page, at) => page === data.pages[at]) ? data : { ...data, pages };
};

const without = (list: readonly string[] = [], id: string) => list.filter((one) => one !== id);
const others = (list: readonly ReplyParent[] = [], id: string) => list.filter((one) => one.id !== id);

/** A reply as it is now, where loaded answers answer it; an older word than the last is ignored. */
export const withParent = (data: ReplyPages, reply: Reply): ReplyPages =>
  inPages(data, (page) => {
    const known = page.parents?.find(({ id }) => id === reply.id);
    if (!isAsked(page, reply.id) || (known && known.version >= reply.version)) return page;
    return { ...page, parents: [...others(page.parents, reply.id), headOf(reply)], gone: without(page.gone, reply.id) };
  });

/** Nobody can see it any more: its answers stand by themselves. */
export const withoutParent = (data: ReplyPages, gone: string): ReplyPages =>
  inPages(data, (page) =>
    isAsked(page, gone)
      ? { ...page, parents: others(page.parents, gone), gone: [...without(page.gone, gone), gone] }
      : page,
  );

/** What was found out about answers whose parent was not known: it stands somewhere, or nowhere any more. */
export const withFound = (data: ReplyPages, asked: readonly string[], found: readonly ReplyParent[]): ReplyPages =>
  inPages(data, (page) => {
    const parents = found.filter(({ id }) => isAsked(page, id) && !page.parents?.some((one) => one.id === id));
    const gone = asked.filter(
      (id) => isAsked(page, id) && !found.some((one) => one.id === id) && !page.gone?.includes(id),
    );
    if (parents.length + gone.length === 0) return page;
    return { ...page, parents: [...(page.parents ?? []), ...parents], gone: [...(page.gone ?? []), ...gone] };
  });
