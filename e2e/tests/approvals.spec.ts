import type { Page } from '@playwright/test';
import { expectAccessible } from '../src/axe.ts';
import { boxOf } from '../src/box.ts';
import { unique } from '../src/member.ts';
import { expect, expectConnection, moving, test } from '../src/test.ts';
import { workTeam } from '../src/work/team.ts';

const row = (page: Page, name: string) => page.getByRole('article', { name });
const entry = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Approvals/ })
    .first();

/** Notes what moves from now on, by the name of its motion. */
const watchMotion = (page: Page) =>
  page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { motions: seen });
    document.addEventListener('animationstart', ({ animationName }) => seen.add(animationName));
  });
const motions = (page: Page) => page.evaluate(() => [...(window as unknown as { motions: Set<string> }).motions]);

test('what an agent asks for is on the boards of its workspace within a second, enters with motion, and nowhere else', async ({
  site,
  enter,
}) => {
  const { owner, manager, slug, ask } = await workTeam(site.main.api.url);
  const others = await workTeam(site.main.api.url);
  const board = `/w/${slug}/approvals`;
  const [hers, his] = [await enter(owner, board), await enter(manager, board, moving)];
  const theirs = await enter(others.owner, `/w/${others.slug}/approvals`);
  for (const page of [hers, his, theirs]) {
    await expectConnection(page, 'live');
    await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeVisible();
  }
  await watchMotion(his);
  const title = unique('Refund it');
  const payload = { amount: '€1,284.00', to: 'Nordhavn Marine' };
  const deadline = new Date(Date.now() + 1_500_000).toISOString();
  await ask(title, { risk: 'high', summary: 'It came *twice*.', payload, deadline });
  for (const page of [his, hers]) await expect(row(page, title)).toBeVisible({ timeout: 1000 });
  await expect.poll(() => motions(his)).toContain('m-enter');
  await expect(entry(his)).toContainText('1 waiting');
  await expectAccessible(hers, 'the board');

  await row(hers, title).focus();
  await hers.keyboard.press('x');
  await hers.getByLabel('Why do you reject it?').fill('The card was closed.');
  await hers.keyboard.press('Enter');
  await expect(hers.getByRole('list', { name: 'Decided' })).toContainText(title);
  await expect(row(hers, title)).toBeHidden();
  await expect(row(his, title)).toBeHidden();
  expect(await motions(his)).toContain('m-leave');
  await expect(entry(his)).not.toContainText('waiting');
  await expect(theirs.getByText(title)).toHaveCount(0);

  await hers.getByRole('link', { name: title }).first().click();
  await expect(hers.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(hers.getByRole('table')).toContainText('€1,284.00');
  await expect(hers.getByRole('region', { name: 'Timeline' })).toContainText('The card was closed.');
  await expectAccessible(hers, 'an approval');
});

test('of two who decide at once one wins; the other learns who, what and when, and the row stays until it is read', async ({
  site,
  enter,
}) => {
  const { owner, manager, slug, ask } = await workTeam(site.main.api.url);
  const board = `/w/${slug}/approvals`;
  const pages = [await enter(owner, board), await enter(manager, board)] as const;
  const names = ['Olga Owner', 'Max Manager'];
  for (const page of pages) await expectConnection(page, 'live');
  for (let time = 0; time < 4; time += 1) {
    const title = unique('At once');
    const id = await ask(title);
    for (const page of pages) await row(page, title).focus();
    await Promise.all(pages.map((page) => page.keyboard.press('a')));
    const read = () =>
      owner.get<{ state: string; decisions: { by: { displayName: string } }[] }>(`/api/approvals/${id}`);
    await expect.poll(async () => (await read()).state).toBe('approved');
    const { decisions } = await read();
    expect(decisions).toHaveLength(1);
    const winner = names.indexOf(decisions[0]?.by.displayName ?? '');
    const [won, lost] = [pages[winner], pages[1 - winner]];
    if (!won || !lost) throw new Error('Nobody won');
    await expect(row(won, title)).toBeHidden();
    const words = row(lost, title).getByRole('alert');
    await expect(words).toContainText(new RegExp(`^${names[winner]} approved this \\d+ s before you`));
    await row(lost, title).getByRole('button', { name: 'Close' }).click();
    await lost.mouse.move(0, 0);
    await expect(row(lost, title)).toBeHidden();
  }
});

test('a decision without the network is shown, waits, and is applied once when it is back', async ({ site, enter }) => {
  const { owner, slug, ask } = await workTeam(site.main.api.url);
  const [title, below] = [unique('Without the network'), unique('Below it')];
  const id = await ask(title);
  await ask(below);
  const page = await enter(owner, `/w/${slug}/approvals`);
  await expectConnection(page, 'live');
  await expect(row(page, below)).toBeVisible();
  await page.context().setOffline(true);
  const before = await boxOf(row(page, below));
  await row(page, title)
    .getByRole('button', { name: /^Approve/ })
    .click();
  await expect(row(page, title)).toContainText('Approving…');
  await expect(row(page, title)).toContainText('It goes as soon as it is.');
  await page.context().setOffline(false);
  // The pointer is over the list: what is decided stays in its place, and says so.
  await expect(row(page, title)).toContainText('Approved by Olga Owner', { timeout: 20_000 });
  expect((await boxOf(row(page, below))).y).toBeGreaterThanOrEqual(before.y - 60);
  const { decisions } = await owner.get<{ decisions: unknown[] }>(`/api/approvals/${id}`);
  expect(decisions).toHaveLength(1);
  await page.mouse.move(0, 0);
  await expect(row(page, title)).toBeHidden();
  await expect(row(page, below)).toBeVisible();
});

test('several are decided alike with one summary that says what was lost; a decision is undone in its time', async ({
  site,
  enter,
}) => {
  const { owner, manager, id, slug, ask } = await workTeam(site.main.api.url);
  const [first, second, third] = [unique('First'), unique('Second'), unique('Third')];
  for (const title of [first, second]) await ask(title);
  const lostId = await ask(third);
  const page = await enter(owner, `/w/${slug}/approvals`);
  await expectConnection(page, 'live');
  await page.getByRole('button', { name: 'Choose several' }).click();
  for (const title of [first, second, third]) await page.getByRole('checkbox', { name: title }).check();
  await page.route(`**/api/approvals/${lostId}/decision`, async (route) => {
    await manager
      .post(`/api/approvals/${lostId}/decision`, { decision: 'reject', comment: 'No.' })
      .catch(() => undefined);
    await route.continue();
  });
  await page.getByRole('group', { name: 'Choose several' }).getByRole('button', { name: 'Approve' }).click();
  const summary = page.getByRole('status').filter({ hasText: '2 were approved.' });
  await expect(summary).toContainText(`${third}: Max Manager rejected this`);

  await owner.patch(`/api/workspaces/${id}`, { settings: { undoDecisions: true } });
  const held = unique('Held');
  await ask(held);
  await row(page, held).focus();
  await page.keyboard.press('a');
  await expect(row(page, held).getByRole('button', { name: 'Undo' })).toContainText(/[1-5] s/);
  await page.keyboard.press('z');
  await expect(row(page, held).getByRole('button', { name: /^Approve/ })).toBeVisible();
});

test('on a phone and in the dark the board, the timeline and the rest of the menu are whole', async ({
  site,
  enter,
}) => {
  const { owner, slug, ask } = await workTeam(site.main.api.url);
  const title = unique('Restart the mail worker');
  await ask(title, { risk: 'low' });
  const context = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true } as const;
  const page = await enter(owner, `/w/${slug}/approvals`, { context });
  await expect(row(page, title)).toBeVisible();
  await expectAccessible(page, 'the board on a phone');
  const tabs = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await expect(tabs).toContainText(['Topics', 'Inbox', 'Work', 'Alerts']);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('link', { name: 'Timeline and comments' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Timeline' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('asked for approval');
  await page.getByRole('button', { name: 'More' }).click();
  await expectAccessible(page, 'the rest of the menu');
  await page.getByRole('dialog').getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
});
