import type { Item } from '../decide/item.ts';

/** What goes into one e-mail: what is due of a conversation; without one of a category; or what comes once a day. */
export type Bundle = { conversation: string; category: string; items: Item[] };

const conversationOf = ({ daily, data, category }: Item): string => {
  if (daily) return 'daily';
  return typeof data.topicId === 'string' ? `topic:${data.topicId}` : `category:${category}`;
};

/** Puts what is due of one member into e-mails, in the order in which it came. */
export const bundlesOf = (items: readonly Item[]): Bundle[] =>
  [...Map.groupBy(items, conversationOf)].map(([conversation, own]) => ({
    conversation,
    category: own[0]?.category ?? 'system',
    items: own,
  }));
