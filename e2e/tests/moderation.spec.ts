import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

test('a moderator hides, sees it confirmed with a way back, and the next report is at hand; the author learns which post', async ({
  site,
  enter,
}) => {
  test.setTimeout(120_000);
  const url = site.main.api.url;
  const [alice, robin] = [await Member.signIn(url, 'alice'), await Member.register(url)];
  const title = unique('To be looked at');
  const { id } = await robin.startTopic(title);
  const first = await robin.reply(id, 'First offer, cheap anchors.');
  const second = await robin.reply(id, 'Second offer, cheap ropes.');
  const author = await enter(robin);
  await expectConnection(author, 'live');
  const mod = await enter('mod');
  await expectConnection(mod, 'live');
  const entry = mod.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Moderation/ });
  await expect(entry).toHaveText(/\d/);
  const openCount = async () => Number(await entry.locator('span[aria-hidden=true]').last().textContent());
  const before = await openCount();
  for (const { id: targetId } of [first, second]) {
    await alice.post('/api/reports', { targetType: 'reply', targetId, reason: 'spam' });
  }
  await expect.poll(openCount, { message: 'counted in the sidebar, live' }).toBe(before + 2);

  await entry.click();
  const rows = mod.locator('[data-report]').filter({ hasText: title });
  await rows.first().click();
  const detail = mod.getByRole('region', { name: 'The report' });
  await expect(detail.getByText('First offer')).toBeVisible();
  await detail.getByRole('button', { name: 'Hide…' }).click();
  const dialog = mod.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Hide', exact: true })).toBeDisabled();
  await dialog.getByRole('button', { name: 'It advertises something.' }).click();
  await dialog.getByRole('button', { name: 'Hide', exact: true }).click();
  await expect(detail.getByText('Second offer')).toBeVisible();
  await expect.poll(openCount).toBe(before + 1);

  // The way back stands for 8 s, and while it is pointed at.
  await mod.getByRole('button', { name: 'Undo' }).click();
  await expect(mod.getByText('Undone. What it closed is open again.')).toBeVisible();
  await expect.poll(openCount).toBe(before + 2);
  const notice = author.getByText(`A moderator hid your reply in “${title}”`);
  await expect(notice).toBeVisible();
  await author.getByRole('link', { name: 'Look at it' }).first().click();
  await expect(author).toHaveURL(new RegExp(`/t/${id}.*#reply-1$`));
  await expect(author.getByText(`Visible again: your reply in “${title}”`)).toBeVisible();
});

test('what is closed says what was done and why, shows the whole hidden text, and can be restored from there', async ({
  site,
  enter,
}) => {
  const url = site.main.api.url;
  const [alice, robin, mod] = [
    await Member.signIn(url, 'alice'),
    await Member.register(url),
    await Member.signIn(url, 'mod'),
  ];
  const { id } = await robin.startTopic(unique('Closed already'));
  const { id: targetId } = await robin.reply(id, `${'Many words of it. '.repeat(30)}And the very end.`);
  await alice.post('/api/reports', { targetType: 'reply', targetId, reason: 'abuse' });
  const reason = unique('It was unkind');
  await mod.post('/api/moderation/actions', { action: 'hide', targetType: 'reply', targetId, reason });
  const page = await enter('mod', '/moderation');
  await expectConnection(page, 'live');
  await page.getByRole('button', { name: 'Resolved' }).click();
  await page.locator('[data-report]').first().click();
  const detail = page.getByRole('region', { name: 'The report' });
  await expect(detail.getByText(reason)).toBeVisible();
  await expect(detail.getByText('And the very end.')).toBeVisible();
  await page.goto(`/t/${id}`);
  await page.getByRole('button', { name: 'Show the text' }).click();
  await expect(page.getByText('And the very end.')).toBeVisible();
  await page.goto('/moderation');
  await page.getByRole('button', { name: 'Resolved' }).click();
  await page.locator('[data-report]').first().click();
  await detail.getByRole('button', { name: 'Restore…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'It was a mistake of ours.' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('status').getByText('Restored', { exact: true })).toBeVisible();
});

test('nobody reports by accident: no reason is chosen beforehand', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const { id } = await bob.startTopic(unique('Not by accident'));
  const page = await enter('alice', `/t/${id}`);
  await page
    .getByRole('button', { name: /^More for the post/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Report…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Report' }).click();
  await expect(dialog.getByText('Choose what is wrong with it.')).toBeVisible();
});
