import type { Locator, Page } from '@playwright/test';
import { seededRandom } from '@tidings/testing';
import { knownBombs, makeBomb } from '@tidings/testing/texts';
import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const runs = Number(process.env.BOMBS ?? '4');
/** What holds up a page for longer is noticed. Among other tests the machine may take its time; the soak has it to itself. */
const ms = process.env.BOMBS ? 200 : 5000;

const timeout = 180_000 + runs * 10_000;

const seed = Number(process.env.BOMB_SEED ?? Math.floor(Math.random() * 1e9));
const random = seededRandom(seed);
const bombs = [
  ...random.shuffle(knownBombs()).slice(0, 6 + runs),
  ...Array.from({ length: runs }, () => makeBomb(random)),
].filter((bomb) => bomb.trim() !== '');

type Watched = { tasks: number[] };

/** The long tasks and errors of a page from here on. */
async function watch(page: Page) {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    watched.tasks = [];
    new PerformanceObserver((list) => watched.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe(
      {
        type: 'longtask',
      },
    );
  });
  const longest = () => page.evaluate(() => Math.max(0, ...(globalThis as unknown as Watched).tasks.splice(0)));
  return { errors, longest };
}

test('no bomb holds up who reads it, breaks the page, or keeps its author from deleting it', async ({
  enter,
  site,
}) => {
  test.setTimeout(timeout);
  const alice = await Member.signIn(site.main.url, 'alice');
  const topic = await alice.startTopic(unique('A topic of bombs'), 'help', `${'>'.repeat(3000)}a`);
  const page = await enter('bob', `/t/${topic.id}`);
  await expectConnection(page, 'live');
  await expect(page.locator('[data-number="0"]')).toContainText('>>>');
  const { errors, longest } = await watch(page);
  let number = 0;
  for (const bomb of bombs) {
    await alice.reply(topic.id, bomb);
    number += 1;
    await expect(page.locator(`[data-number="${number}"]`)).toBeAttached();
    expect(await longest(), `seed ${seed}: ${bomb.slice(0, 60)}`).toBeLessThan(ms);
  }
  const own = await enter('alice', `/t/${topic.id}#reply-1`);
  const cold = await watch(own);
  const first = own.locator('[data-number="1"]');
  await expect(first).toBeVisible({ timeout: 60_000 });
  await first.getByRole('button', { name: /^More for the post/ }).click();
  await own.getByRole('menuitem', { name: 'Delete…' }).click();
  await own.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(first).toBeHidden();
  expect([...errors, ...cold.errors]).toEqual([]);
});

test('a menu is within reach at a post that is laid out as it is scrolled, and goes with its button', async ({
  enter,
  site,
}) => {
  const alice = await Member.signIn(site.main.url, 'alice');
  const topic = await alice.startTopic(unique('A tall topic'), 'help', `${'>'.repeat(3000)}a`);
  // Shown as written: lines of one letter take a hundred times the room of the same letters in a row.
  for (const letters of ['|\n', 'a\n']) await alice.reply(topic.id, `${'>'.repeat(3000)}a${letters.repeat(10_000)}`);
  for (const number of [1, 2]) {
    const page = await enter('alice', `/t/${topic.id}#reply-${number}`);
    const post = page.locator(`[data-number="${number}"]`);
    await expect(post).toBeVisible();
    await post.getByRole('button', { name: /^More for the post/ }).click();
    const menu = page.getByRole('menu');
    // As when what was never laid out turns out to be taller.
    await post.locator('.prose > *').evaluate((text: HTMLElement) => {
      text.style.paddingTop = '3000px';
    });
    await menu.getByRole('menuitem', { name: 'Delete…' }).click({ trial: true });
    await expect(menu).toBeInViewport({ ratio: 1 });
    await page.locator('[data-scroller]').evaluate((scroller) => scroller.scrollBy(0, -2 * scroller.clientHeight));
    await expect(menu).toBeHidden();
    await expect(post).toBeVisible();
    await page.context().close();
  }
});

/** At once, as a draft is put back: typed in by Playwright, thousands of lines take the browser a minute. */
const put = (field: Locator, text: string) =>
  field.evaluate((element, value) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(element, value);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);

test('no key waits for the preview of a bomb', async ({ enter, site }) => {
  test.setTimeout(timeout);
  const alice = await Member.signIn(site.main.url, 'alice');
  const topic = await alice.startTopic(unique('A topic to write in'));
  const page = await enter('bob', `/t/${topic.id}`);
  await page.getByRole('button', { name: 'Reply to this topic' }).click();
  const field = page.getByRole('textbox', { name: 'Text, in Markdown' });
  const preview = page.getByRole('region', { name: 'Preview' });
  const { errors, longest } = await watch(page);
  // How long the field itself takes for thousands of accents on one letter is up to the browser.
  for (const bomb of bombs.filter((text) => !/\p{M}{100}/u.test(text))) {
    await put(field, bomb);
    await field.press('End');
    await field.pressSequentially('xyz');
    await expect(preview.locator('.prose')).toBeVisible();
    expect(await longest(), `seed ${seed}: ${bomb.slice(0, 60)}`).toBeLessThan(ms);
  }
  await field.fill('and **then** some');
  await expect(preview.locator('strong')).toHaveText('then');
  expect(errors).toEqual([]);
});

test('a table scrolls, a footnote leads, code has its colours and can be copied', async ({ enter, site }) => {
  const alice = await Member.signIn(site.main.url, 'alice');
  const wide = `|${'Donaudampfschifffahrtsgesellschaft|'.repeat(6)}\n|${'-|'.repeat(6)}\n|${'x|'.repeat(6)}`;
  const body = `${wide}\n\nSo.[^1]\n\n\`\`\`js\nconst a = 'b';\n\`\`\`\n\n- [ ] task\n- plain\n\n[^1]: Because.`;
  const topic = await alice.startTopic(unique('A topic of shapes'), 'help', body);
  await alice.reply(topic.id, 'Mine.[^1]\n\n[^1]: Other.');
  const page = await enter('bob', `/t/${topic.id}`);
  const post = page.locator('[data-number="0"]');
  const table = post.getByRole('region', { name: 'Table' });
  await expect(table).toBeVisible();
  const box = await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(box).toBeGreaterThan(0);
  expect(
    await table
      .locator('th')
      .first()
      .evaluate(({ clientHeight }) => clientHeight),
  ).toBeLessThan(60);
  await expect(post.locator('pre [data-code="key"]')).toHaveText('const');
  const marker = (item: string) =>
    post.locator('li', { hasText: item }).evaluate((li) => getComputedStyle(li).listStyleType);
  expect([await marker('task'), await marker('plain')]).toEqual(['none', 'disc']);
  await post.getByRole('link', { name: 'Footnote 1', exact: true }).click();
  await expect(post.locator('.footnotes li')).toBeFocused();
  await expect(post.locator('.footnotes li')).toContainText('Because.');
  // As on plain http, where there is no clipboard.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }));
  const copied = page.evaluate(
    () =>
      new Promise((resolve) =>
        document.addEventListener('copy', () => resolve(getSelection()?.toString()), { once: true }),
      ),
  );
  await post.getByRole('button', { name: 'Copy', exact: true }).click();
  expect(await copied).toContain("const a = 'b';");
});
