import type { TopicView } from '@tidings/contracts';
import { compareTopics, type TopicListData, type TopicPage } from './data.ts';

export const topicsIn = (data: Pick<TopicListData, 'pages'>): TopicView[] => data.pages.flatMap((page) => page.items);

export const findTopic = (data: TopicListData, id: string): TopicView | undefined => {
  for (const page of data.pages) {
    const found = page.items.find((topic) => topic.id === id);
    if (found) return found;
  }
  return undefined;
};

const onPages = (data: TopicListData, change: (page: TopicPage) => TopicPage): TopicListData => ({
  ...data,
  pages: data.pages.map(change),
});

export function without(data: TopicListData, id: string): TopicListData {
  if (!findTopic(data, id)) return data;
  return onPages(data, (page) => {
    const items = page.items.filter((topic) => topic.id !== id);
    return items.length === page.items.length ? page : { ...page, items };
  });
}

/** Puts a topic where its activity belongs; what sorts after the last loaded page comes with the next one. */
export function placed(data: TopicListData, topic: TopicView): TopicListData {
  const rest = without(data, topic.id);
  const isLast = rest.pages.at(-1)?.nextCursor === null;
  const pages = [...rest.pages];
  for (const [index, page] of pages.entries()) {
    const at = page.items.findIndex((other) => compareTopics(topic, other) < 0);
    const atEnd = isLast && index === pages.length - 1;
    if (at < 0 && !atEnd) continue;
    const items = [...page.items];
    items.splice(at < 0 ? items.length : at, 0, topic);
    pages[index] = { ...page, items };
    return { ...rest, pages };
  }
  return rest;
}

/** The same for one that has left a category and may arrive in another. */
export function changedWhileAway(
  data: TopicListData,
  id: string,
  change: (topic: TopicView) => TopicView,
): TopicListData {
  const left = data.left?.map((topic) => (topic.id === id ? change(topic) : topic));
  return left === undefined || left.every((topic, index) => topic === data.left?.[index]) ? data : { ...data, left };
}

/** The topic in its own place, changed. */
export function changed(data: TopicListData, id: string, change: (topic: TopicView) => TopicView): TopicListData {
  const old = findTopic(data, id);
  if (!old) return data;
  const next = change(old);
  if (next === old) return data;
  return onPages(data, (page) =>
    page.items.includes(old) ? { ...page, items: page.items.map((topic) => (topic === old ? next : topic)) } : page,
  );
}
