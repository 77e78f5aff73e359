import { expect, type Page } from '@playwright/test';
import { resources } from './no-refetch.ts';

/** Reads whose numbers are not replayed: after each connection the page asks for them once more, within 2 s. */
const feeds = { ...resources, categories: /\/api\/categories$/ };
const feedOf = (url: string): string | undefined => {
  const { pathname, search } = new URL(url);
  const isFeed = feeds.categories.test(pathname) || feeds.topics.test(pathname + search);
  return isFeed ? pathname + search : undefined;
};

type Watch = { isReady: boolean; known: Set<string>; fresh: Set<string>; pending: number };
const watches = new WeakMap<Page, Watch>();

/** Begins to note what a page reads, before it reads anything. */
export function watchReads(page: Page): void {
  const watch: Watch = { isReady: false, known: new Set(), fresh: new Set(), pending: 0 };
  watches.set(page, watch);
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) Object.assign(watch, { isReady: false, known: new Set(), fresh: new Set() });
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      if (!/^42\/forum,\["session:ready"/.test(String(payload))) return;
      watch.isReady = true;
      watch.fresh.clear();
    });
  });
  const isRead = (url: string) => new URL(url).pathname.startsWith('/api/');
  page.on('request', (request) => {
    if (isRead(request.url())) watch.pending += 1;
  });
  const ended = (url: string) => {
    if (isRead(url)) watch.pending -= 1;
  };
  page.on('requestfailed', (request) => ended(request.url()));
  page.on('requestfinished', (request) => {
    ended(request.url());
    const feed = feedOf(request.url());
    if (feed === undefined) return;
    watch.known.add(feed);
    watch.fresh.add(feed);
  });
}

/** Waits until a connected page has asked again for what is not replayed, and waits for no answer. */
export async function settled(page: Page): Promise<void> {
  const left = () => {
    const watch = watches.get(page);
    if (!watch?.isReady) return ['the first packet of the connection'];
    const missing = [...watch.known].filter((feed) => !watch.fresh.has(feed));
    return watch.pending > 0 ? [...missing, `${watch.pending} answers`] : missing;
  };
  await expect.poll(left, { message: 'what the page still waits for' }).toEqual([]);
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(done))));
}
