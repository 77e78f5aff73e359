import type { Page } from '@playwright/test';
import { expectAccessible } from '../src/axe.ts';
import { Member, unique } from '../src/member.ts';
import { openHistory, openLikes, peopleAtWork } from '../src/people-at-work.ts';
import { expect, expectConnection, test } from '../src/test.ts';

// Two workers share what is longest.
test.describe.configure({ mode: 'parallel' });

for (const width of [1440, 390]) {
  const context = {
    viewport: { width, height: width < 768 ? 844 : 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    hasTouch: width < 768,
  } as const;

  // The width changes what stands where, and no colour.
  const themes = width < 768 ? (['light'] as const) : undefined;

  test(`axe finds nothing in any state: ${width} wide`, async ({ site, enter, visit }) => {
    test.setTimeout(180_000);
    const bob = await Member.signIn(site.main.api.url, 'bob');
    const { id } = await bob.startTopic(unique('For all eyes'), 'help', 'A text with `code`, a [link](/) and @alice.');
    await bob.reply(id, 'An answer.');
    const look = async (page: Page, state: string) => await expectAccessible(page, `${state}, ${width}`, themes);

    const page = await enter('alice', '/', { context });
    await expectConnection(page, 'live');
    await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
    await look(page, 'topic list');
    await page.locator('[data-connection]').first().click();
    await look(page, 'connection popover');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await expect(page.getByRole('region', { name: 'New topic' })).toBeVisible();
    await look(page, 'new topic');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'dialog');

    await page.goto('/c/night-watch');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await look(page, 'no permission');
    await page.goto('/?filter=unread');
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    await look(page, 'unread list');
    await page.goto('/nowhere');
    await look(page, 'not found');

    await page.goto(`/t/${id}`);
    await expect(page.getByRole('article').nth(1)).toBeVisible();
    await look(page, 'topic');
    await page
      .getByRole('button', { name: /^More for the post/ })
      .last()
      .click();
    await expect(page.getByRole('menu')).toBeVisible();
    await look(page, 'menu');
    await page.getByRole('menuitem', { name: 'Report…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'report dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Reply to this topic' }).click();
    await page.getByRole('textbox', { name: 'Text, in Markdown' }).fill('Hello **there**');
    await look(page, 'composer');
    await page.context().setOffline(true);
    await expectConnection(page, 'offline');
    await look(page, 'offline');
    await page.context().setOffline(false);

    for (const path of [
      '/settings',
      '/settings/sessions',
      '/alerts',
      '/u/bob',
      '/groups',
      '/groups/archived',
      '/groups/new',
    ]) {
      await page.goto(path);
      await expectConnection(page, 'live');
      await expect(page.getByRole('heading').first()).toBeVisible();
      await look(page, path);
    }
    await page.route('**/api/topics?**', (route) =>
      route.fulfill({ status: 500, json: { error: { code: 'INTERNAL', message: 'No', correlationId: '7f3a-91c2' } } }),
    );
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 20_000 });
    await look(page, 'error');

    const mod = await enter('mod', '/moderation', { context });
    await expectConnection(mod, 'live');
    await look(mod, 'moderation');
    const nobody = await visit('/sign-in', { context });
    await expect(nobody.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await look(nobody, 'sign-in');
    await nobody.goto('/register');
    await expect(nobody.getByRole('button').first()).toBeVisible();
    await look(nobody, 'register');
    await nobody.goto('/');
    await expect(nobody.getByRole('list', { name: 'Topics' })).toBeVisible();
    await look(nobody, 'topic list of a visitor');
  });

  test(`axe finds nothing on the pages of a group and in the dialogs of posts: ${width} wide`, async ({
    site,
    enter,
  }) => {
    test.setTimeout(180_000);
    const { groupId, topicId } = await peopleAtWork(site.main.api.url);
    const look = async (page: Page, state: string) => await expectAccessible(page, `${state}, ${width}`, themes);
    const page = await enter('alice', `/groups/${groupId}`, { context });
    await expectConnection(page, 'live');
    await expect(page.getByRole('button', { name: /^Write to/ })).toBeVisible();
    await look(page, 'a group');
    for (const [part, shown] of [
      ['members', page.getByRole('combobox', { name: /^Role of Bob/ })],
      ['activity', page.getByText(/joined/).first()],
      ['settings', page.getByLabel('Address')],
    ] as const) {
      await page.goto(`/groups/${groupId}/${part}`);
      await expect(shown).toBeVisible();
      await look(page, `${part} of a group`);
    }
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByRole('dialog').getByLabel('User name').fill('ca');
    await expect(page.getByRole('dialog').getByRole('list', { name: 'People' })).toBeVisible();
    await look(page, 'invite dialog');
    await page.goto(`/groups/${groupId}/members`);
    await page.getByRole('button', { name: /^Remove Bob/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'remove dialog');

    await openLikes(page, topicId);
    await look(page, 'likes dialog');
    await openHistory(page, topicId);
    await look(page, 'history dialog');
  });
}

test('a colour too weak in the dark is found, and so is a button without a name', async ({ visit }) => {
  const page = await visit('/');
  await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':root[data-theme="dark"] main * { color: #333 !important }');
    document.adoptedStyleSheets = [sheet];
  });
  await expect(expectAccessible(page, 'dim')).rejects.toThrow(/dim, dark.*color-contrast/s);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
    document.querySelector('main')?.append(document.createElement('button'));
  });
  await expect(expectAccessible(page, 'nameless')).rejects.toThrow(/nameless, light.*button-name/s);
});
