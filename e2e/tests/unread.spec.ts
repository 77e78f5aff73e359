import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

test('what is unread is counted on its tab, and one press reads it all on every device', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  await bob.startTopic(unique('Still to read'));
  const page = await enter('carol', '/?filter=unread');
  const other = await enter('carol', '/');
  for (const one of [page, other]) await expectConnection(one, 'live');
  const tab = page.getByRole('navigation', { name: 'Which topics' }).getByRole('link', { name: /^Unread/ });
  const inSidebar = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Topics/ });
  await expect(tab).toHaveText(/Unread\s*\d+/);
  const count = /\d+/.exec((await tab.textContent()) ?? '')?.[0];
  await expect(inSidebar.locator('span[aria-hidden=true]').last()).toHaveText(count ?? '');
  await page.getByRole('button', { name: 'Mark everything as read' }).first().click();
  await expect(tab).toHaveText('Unread');
  await expect(
    other.getByRole('navigation', { name: 'Which topics' }).getByRole('link', { name: /^Unread/ }),
  ).toHaveText('Unread');
  await expect(page.getByText('Nothing unread')).toBeVisible();
});

test('a visitor sees the pill too', async ({ site, visit }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const page = await visit('/');
  await page.clock.install();
  await page.goto('/');
  const list = page.getByRole('list', { name: 'Topics' });
  await expect(list).toBeVisible();
  await list.hover();
  const title = unique('For visitors');
  await bob.startTopic(title);
  await page.clock.runFor(31_000);
  await page
    .getByRole('button', { name: /1 new topic/ })
    .first()
    .click();
  await expect(page.getByText(title)).toBeVisible();
});
