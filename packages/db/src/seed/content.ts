import { topicsOfEverybody } from './topics-of-everybody.ts';
import { topicsOfOperators } from './topics-of-operators.ts';

export const categories = [
  ['announcements', 'Announcements', 'news', 'Releases, maintenance windows, and what is next.'],
  ['help', 'Help and how-to', 'help', 'Ask anything. No question is too small.'],
  ['feedback', 'Product feedback', 'product', 'What works, what hurts, and why.'],
  ['self-hosting', 'Self-hosting', 'host', 'Running your own harbour: servers, backups, upgrades.'],
  ['show', 'Show your work', 'show', 'Bots, themes, and odd little machines.'],
  ['off-topic', 'Off topic', 'off', 'Boats, mostly.'],
] as const;

export const topics = [...topicsOfOperators, ...topicsOfEverybody];
