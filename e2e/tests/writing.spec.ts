import type { BrowserContext, Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { draftReply, post, send } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const field = { name: 'Text, in Markdown' } as const;
const write = (page: Page) => page.getByRole('textbox', field);
const openReply = (page: Page) => page.locator('[data-dock]').click();

/** Storage that takes nothing more, or that may not be touched at all. */
const storageIs = (how: 'full' | 'denied') => async (context: BrowserContext) => {
  await context.addInitScript((state) => {
    if (state === 'full') {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      return;
    }
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: denied });
  }, how);
};

for (const how of ['full', 'denied'] as const) {
  test(`storage ${how}: it is said that the draft cannot be kept before anything is closed`, async ({
    site,
    enter,
  }) => {
    const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique('No room'));
    const page = await enter('alice', `/t/${id}`, { prepare: storageIs(how) });
    await expectConnection(page, 'live');
    const text = unique('Only here');
    await draftReply(page, text);
    await expect(page.getByRole('alert').filter({ hasText: 'This device has no room for your draft' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(write(page)).toHaveValue(text);
    await page.locator('[data-composer]').getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(write(page)).toBeHidden();
    await openReply(page);
    await expect(write(page)).toHaveValue(text);
    const closing = page.locator('[data-composer]').getByRole('button', { name: 'Copy', exact: true });
    await write(page).press('!');
    await page.keyboard.press('Escape');
    await expect(closing, 'also what was typed a moment ago').toBeVisible();
    await write(page).press('Backspace');
    await expect(closing, 'whoever writes on has stayed').toBeHidden();
    await expect(write(page)).toHaveValue(text);
    let asked = 0;
    page.on('dialog', (dialog) => {
      asked += 1;
      void dialog.dismiss();
    });
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => asked, 'leaving asks first').toBe(1);
    await send(page);
    await expect(post(page, text)).toBeVisible();
  });
}

const saved = (page: Page) => expect(page.getByText(/Draft saved/)).toBeVisible();

async function twoTabs(first: Page): Promise<[Page, Page]> {
  const second = await first.context().newPage();
  await second.goto(first.url());
  await openReply(first);
  await openReply(second);
  return [first, second];
}

test('two tabs of one topic: each keeps its own draft, over a reload too', async ({ site, enter }) => {
  const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique('Two tabs'));
  const [first, second] = await twoTabs(await enter('alice', `/t/${id}`));
  const [one, two] = [unique('Of the first'), unique('Of the second')];
  await write(first).fill(one);
  await write(second).fill(two);
  await saved(first);
  await saved(second);
  await expect(write(first)).toHaveValue(one);
  for (const [page, text] of [
    [first, one],
    [second, two],
  ] as const) {
    await page.reload();
    await openReply(page);
    await expect(write(page)).toHaveValue(text);
  }
});

test('two tabs of one topic: an untouched one follows the other, and sending in one empties the other', async ({
  site,
  enter,
}) => {
  const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique('Two tabs'));
  const [first, second] = await twoTabs(await enter('alice', `/t/${id}`));
  const text = unique('In both');
  await write(first).fill(text);
  await expect(write(second)).toHaveValue(text);
  await send(second);
  await expect(post(second, text)).toBeVisible();
  await expect(write(first)).toHaveValue('');
});

test('signed out elsewhere while writing: the text stays on the screen, says where it is, and is there after signing in', async ({
  site,
  enter,
}) => {
  const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique('Signed out'));
  const page = await enter('bob', `/t/${id}`);
  await expectConnection(page, 'live');
  const text = unique('Half a thought');
  await draftReply(page, text);
  const elsewhere = await Member.signIn(site.main.api.url, 'bob');
  const { items } = await elsewhere.get<{ items: { id: string; current: boolean }[] }>('/api/sessions');
  await Promise.all(items.filter(({ current }) => !current).map((one) => elsewhere.delete(`/api/sessions/${one.id}`)));
  await expect(page.getByText('What you wrote is kept on this device')).toBeVisible();
  await expect(write(page)).toHaveValue(text);
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click();
  await page
    .getByRole('textbox', { name: /name|e-mail/i })
    .first()
    .fill('bob');
  await page.getByLabel('Password', { exact: true }).fill('tidings-demo');
  await page.keyboard.press('Enter');
  await expectConnection(page, 'live');
  await openReply(page);
  await expect(write(page)).toHaveValue(text);
});

test('the list shows that a draft waits, until it is sent', async ({ site, enter }) => {
  const title = unique('A draft waits');
  await (await Member.signIn(site.main.api.url, 'carol')).startTopic(title);
  const page = await enter('alice', '/');
  await expectConnection(page, 'live');
  const row = page.getByRole('link', { name: title });
  await row.click();
  await draftReply(page, unique('Later'));
  await page.keyboard.press('Escape');
  await page.goBack();
  await expect(row.getByText('Draft', { exact: true })).toBeVisible();
  await row.click();
  await openReply(page);
  await send(page);
  await page.goBack();
  await expect(row).toBeVisible();
  await expect(row.getByText('Draft', { exact: true })).toHaveCount(0);
});

test('Ctrl+Enter sends nothing that the button would not, says why, and goes to what is missing', async ({ enter }) => {
  const page = await enter('alice');
  await expectConnection(page, 'live');
  await page.keyboard.press('c');
  const composer = page.getByRole('region', { name: 'New topic' });
  const category = composer.getByRole('combobox', { name: 'Category' });
  const title = composer.getByRole('textbox', { name: 'Title' });
  const body = composer.getByRole('textbox', field);
  const says = (words: string | RegExp) => expect(composer.getByRole('alert').filter({ hasText: words })).toBeVisible();
  let created = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/topics') created += 1;
  });
  await body.fill('A text');
  await send(page);
  await says('Choose a category first.');
  await expect(category).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Off topic' }).click();
  await title.fill('ab');
  await send(page);
  await says('The title needs at least 3 characters.');
  await expect(title).toBeFocused();
  await title.fill('x'.repeat(190));
  await expect(composer.getByText('10 characters left')).toBeVisible();
  await title.fill('x'.repeat(203));
  await expect(composer.getByText('3 characters too many')).toBeVisible();
  await send(page);
  await says('The title is too long by 3 characters.');
  await title.fill(unique('A title'));
  await body.fill('y'.repeat(31_900));
  await expect(composer.getByText('100 characters left')).toBeVisible();
  await body.fill('y'.repeat(32_001));
  await send(page);
  await says('Too long by 1 character.');
  await expect(composer.getByRole('button', { name: 'Create topic' })).toBeDisabled();
  await body.fill('  ');
  await send(page);
  await says('Write something first.');
  expect(created).toBe(0);
  await composer.getByRole('button', { name: 'Discard' }).click();
});

test('the preview follows the caret', async ({ site, enter }) => {
  const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique('Long'));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  const lines = Array.from({ length: 80 }, (_, at) => `Paragraph **number ${at}** of many.`);
  await draftReply(page, lines.join('\n\n'));
  const preview = page.getByRole('region', { name: 'Preview' });
  const isShown = (words: string) =>
    expect
      .poll(async () => {
        const [frame, box] = [await preview.boundingBox(), await preview.getByText(words).first().boundingBox()];
        return frame && box && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
      })
      .toBe(true);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' The end');
  await isShown('The end');
  await page.keyboard.press('Control+Home');
  await isShown('number 0');
  await write(page).evaluate((area: HTMLTextAreaElement) => {
    const at = area.value.indexOf('number 40');
    area.setSelectionRange(at, at);
  });
  await page.keyboard.type('x');
  await isShown('number 40');
});

test('the composer hides neither the end of the topic nor the post it answers', async ({ site, enter }) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const { id } = await carol.startTopic(unique('Room to write'));
  for (let count = 0; count < 12; count += 1) await carol.reply(id, `Reply ${count}\n\nwith a second line`);
  const page = await enter('alice', `/t/${id}#reply-12`);
  await expectConnection(page, 'live');
  const last = page.locator('#reply-12');
  await expect(last).toBeVisible();
  const isAbove = () =>
    expect
      .poll(async () => {
        const [box, composer] = [await last.boundingBox(), await page.locator('[data-composer]').boundingBox()];
        return box && composer && box.y + box.height <= composer.y + 1;
      })
      .toBe(true);
  await page.locator('[data-scroller]').evaluate((view) => view.scrollTo(0, view.scrollHeight));
  await openReply(page);
  await expect(write(page)).toBeFocused();
  await isAbove();
  await page.keyboard.press('Escape');
  await last.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(write(page)).toBeFocused();
  await isAbove();
});
