import type { Locator, Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { draftReply, send } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const replies = 60;
let bob: Member;
let path: string;
test.beforeAll(async ({ site }) => {
  bob = await Member.signIn(site.main.api.url, 'bob');
  const { id } = await bob.startTopic(unique('A long read'));
  for (let n = 1; n <= replies; n += 1) await bob.reply(id, `Reply ${n}.\n\n${'It goes on.\n\n'.repeat(4)}`);
  path = `/t/${id}`;
});

const reply = (page: Page, number: number): Locator => page.locator(`#reply-${number}`);
const scrollTo = (page: Page, number: number): Promise<void> =>
  reply(page, number).evaluate((element) => {
    const view = element.closest('[data-scroller]');
    if (view) view.scrollTop += element.getBoundingClientRect().top - view.getBoundingClientRect().top - 24;
  });
const topOf = async (at: Locator): Promise<number> => Math.round((await at.boundingBox())?.y ?? Number.NaN);

test('the address follows the post: a reload, the way back and a copied address lead to it', async ({
  enter,
  site,
}) => {
  const page = await enter(await Member.register(site.main.api.url), path);
  const title = page.getByRole('heading', { level: 1 });
  await expect(reply(page, 10)).toBeAttached();
  expect(new URL(page.url()).hash).toBe('');
  await scrollTo(page, 12);
  await expect(page).toHaveURL(/#reply-12$/);
  const top = await topOf(reply(page, 12));
  await expect(title).not.toBeInViewport();
  await page.reload();
  await expect(reply(page, 12)).toBeInViewport();
  await expect.poll(() => topOf(reply(page, 12))).toBe(top);
  await expect(page).toHaveURL(/#reply-12$/);
  // What comes before is loaded on the way up, and keeps the reader where they are.
  await expect(async () => {
    await page.locator('[data-scroller]').evaluate((view) => view.scrollTo(0, 0));
    await expect(page).toHaveURL(/#post$/, { timeout: 1500 });
  }).toPass();
  await page.reload();
  await expect(title).toBeInViewport();
  await scrollTo(page, 12);
  await expect(page).toHaveURL(/#reply-12$/);
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Topics/ })
    .click();
  await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  await page.goBack();
  await expect.poll(() => topOf(reply(page, 12))).toBe(top);
  const other = await enter('carol', page.url().replace(/^https?:\/\/[^/]+/, ''));
  await expect.poll(() => topOf(reply(other, 12))).toBe(top);
});

test('a read topic opens where one stopped, an unread one where the new begins', async ({ enter, site }) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  await carol.put(`/api/topics/${path.slice(3)}/read`, { replyNumber: replies });
  const page = await enter('carol', path);
  await expect(reply(page, replies)).toBeInViewport({ ratio: 0.9 });
  await expect(page.getByRole('separator')).toHaveCount(0);
  await carol.put(`/api/topics/${path.slice(3)}/read`, { replyNumber: replies });
  const mod = await Member.signIn(site.main.api.url, 'mod');
  await mod.put(`/api/topics/${path.slice(3)}/read`, { replyNumber: 40 });
  const unread = await enter('mod', path);
  await expect(unread.getByRole('separator', { name: /New since/ })).toBeInViewport();
  await expect(reply(unread, 41)).toBeInViewport();
});

test('an address names its post while the replies are still to come; a deleted one leads to the one before it', async ({
  enter,
}) => {
  const { id } = await bob.startTopic(unique('With a gap'));
  for (let n = 1; n <= 30; n += 1) await bob.reply(id, `Reply ${n}.\n\n${'It goes on.\n\n'.repeat(4)}`);
  const { items } = await bob.get<{ items: { id: string; number: number }[] }>(`/api/topics/${id}/replies?limit=100`);
  await bob.delete(`/api/replies/${items.find(({ number }) => number === 20)?.id}`);
  const page = await enter('alice', '/');
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(/\/replies\?/, async (route) => {
    await held;
    await route.continue();
  });
  await page.clock.install();
  await page.goto(`/t/${id}#reply-20`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.clock.runFor(2000);
  await expect(page).toHaveURL(/#reply-20$/);
  await page.clock.resume();
  go();
  await expect(reply(page, 19)).toBeInViewport();
  await expect.poll(() => topOf(reply(page, 19))).toBe(76);
});

test('once the title is scrolled away it stands in the top bar', async ({ enter }) => {
  for (const width of [1440, 390]) {
    const page = await enter('alice', `${path}#post`, { context: { viewport: { width, height: 800 } } });
    const title = page.getByRole('heading', { level: 1 });
    const inBar = page.getByRole('banner').getByText(/^A long read/);
    await expect(title).toBeAttached();
    await expect(reply(page, 3)).toBeAttached();
    await scrollTo(page, 3);
    await expect(inBar).toBeVisible();
    await page.locator('[data-scroller]').evaluate((view) => view.scrollTo(0, 0));
    await expect(title).toBeInViewport();
    await expect(inBar).toHaveCount(0);
  }
});

test('what the reader wrote themselves is not new to them', async ({ enter, site }) => {
  const { id } = await bob.startTopic(unique('Mine is not news'));
  await bob.reply(id, 'Read before.');
  const page = await enter('alice', `/t/${id}#reply-1`);
  await expectConnection(page, 'live');
  await expect(reply(page, 1)).toBeInViewport();
  const alice = await Member.signIn(site.main.api.url, 'alice');
  const marker = async () =>
    (await alice.get<{ viewer: { lastReadNumber: number } }>(`/api/topics/${id}`)).viewer.lastReadNumber;
  await expect.poll(marker).toBe(1);
  await bob.reply(id, 'News for Alice.');
  await page.goto('/');
  await page.goto(`/t/${id}`);
  await expect(page.getByRole('separator', { name: /New since .*, 1 reply/ })).toBeVisible();
  await expectConnection(page, 'live');
  await draftReply(page, 'My own words.');
  await send(page);
  await expect(reply(page, 3)).toContainText('My own words.');
  await expect(page.getByRole('separator', { name: /New since .*, 1 reply/ })).toBeVisible();
});

test('the scrubber says number and date while it is dragged, and leads there', async ({ enter }) => {
  const page = await enter('alice', `${path}#post`);
  const scrubber = page.getByRole('slider', { name: 'Jump in this topic' });
  const box = await scrubber.boundingBox();
  if (!box) throw new Error('No scrubber');
  await page.mouse.move(box.x + box.width / 2, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.9, { steps: 5 });
  await expect(page.getByText(`Reply 54 of ${replies}`)).toBeVisible();
  await expect(scrubber).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^Reply 54 of ${replies}, .*20\\d\\d, \\d\\d:\\d\\d$`),
  );
  await expect(reply(page, 54)).toHaveCount(0);
  await page.mouse.up();
  await expect(reply(page, 54)).toBeInViewport();
  await expect(page).toHaveURL(/#reply-5[1-4]$/);
});

test('printing prints the whole topic, without the frame around it, dark words on white', async ({ enter }) => {
  const page = await enter('alice', `${path}#post`, {
    context: { colorScheme: 'dark' },
    prepare: async (context) => {
      await context.addInitScript(() => {
        window.print = () => {
          window.dispatchEvent(new Event('beforeprint'));
          document.documentElement.dataset.printed = 'yes';
        };
      });
    },
  });
  await expect(reply(page, 1)).toBeAttached();
  await page.keyboard.press('Control+p');
  await expect(page.locator('html[data-printed]')).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  const posts = page.getByRole('article').filter({ visible: true });
  await expect(posts).toHaveCount(replies + 1);
  await expect(posts.nth(1)).toContainText('Reply 1.');
  await expect(posts.last()).toContainText(`Reply ${replies}.`);
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('[data-print-sheet]')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
