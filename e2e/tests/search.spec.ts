import { expectAccessible } from '../src/axe.ts';
import { Member } from '../src/member.ts';
import { expect, test } from '../src/test.ts';

test('what is found is shown with its words, filtered, opened where it stands, and is in the address', async ({
  site,
  enter,
}) => {
  const me = await Member.register(site.main.api.url, 'Sasha Seeker');
  const topic = await me.startTopic('Barometers and falling pressure', 'help', 'How do you read one?');
  await me.post(`/api/topics/${topic.id}/replies`, { body: 'Tap the **barometer** gently before you read it.' });
  await me.startTopic('Another barometer', 'help', 'In the other place.');
  const page = await enter(me, '/');
  await page.getByRole('button', { name: /Search or jump to/ }).waitFor();
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible();
  await expectAccessible(page, 'search, nothing asked');
  await expect(async () => {
    await page.reload();
    await field.fill('barome');
    await expect(page).toHaveURL(/\/search\?q=barome$/);
    await expect(page.getByRole('list', { name: 'Results' }).getByRole('listitem')).toHaveCount(3, { timeout: 3000 });
  }).toPass();
  const results = page.getByRole('list', { name: 'Results' });
  await expect(results.locator('mark').first()).toHaveText(/barometer/i);
  await expectAccessible(page, 'search, results');
  await page.screenshot({ path: `${process.env.SHOTS ?? 'test-results'}/search-1440.png` });

  await page.getByRole('link', { name: 'Replies', exact: true }).click();
  await expect(results.getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveURL(/kind=replies/);
  await page.goBack();
  await expect(results.getByRole('listitem')).toHaveCount(3);
  await page.getByLabel('Written by').fill('nobody-of-this-name');
  await page.getByLabel('Written by').press('Enter');
  await expect(page.getByText('Nothing fits with these filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the filters' }).click();
  await results.getByRole('link', { name: /Tap the barometer/ }).click();
  await expect(page).toHaveURL(new RegExp(`/t/${topic.id}#reply-1`));

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/search?q=barometer`);
  await expect(results.getByRole('listitem')).toHaveCount(3);
  await expectAccessible(page, 'search on a phone');
  await page.screenshot({ path: `${process.env.SHOTS ?? 'test-results'}/search-390.png` });
});

test('the palette finds pages, posts, people and what there is to do, from anywhere, by keys alone', async ({
  site,
  enter,
}) => {
  const me = await Member.register(site.main.api.url, 'Petra Palette');
  const page = await enter(me, '/');
  await page.getByRole('button', { name: /Search or jump to/ }).waitFor();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search and commands' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await expect(dialog.getByRole('option', { name: /New topic/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('petra');
  await expect(dialog.getByRole('group', { name: 'People' }).getByRole('option')).toContainText(`@${me.username}`);
  await expectAccessible(page, 'palette');
  await page.screenshot({ path: `${process.env.SHOTS ?? 'test-results'}/palette-1440.png` });
  await page.keyboard.press('Control+a');
  await page.keyboard.type('inb');
  await expect(dialog.getByRole('option', { selected: true })).toContainText('Inbox');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/inbox$/);
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('lanterns');
  await page.keyboard.press('Shift+Enter');
  await expect(page).toHaveURL(/\/search\?q=lanterns$/);
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('words are found in a whole topic, also where it is not loaded, and one goes from match to match', async ({
  site,
  enter,
}) => {
  const me = await Member.register(site.main.api.url, 'Fiona Finder');
  const topic = await me.startTopic('A long one', 'help', 'It begins.');
  const reply = (body: string) => me.post(`/api/topics/${topic.id}/replies`, { body });
  const many = () => Promise.all(Array.from({ length: 20 }, (_, n) => reply(`Number ${n} says nothing of it.`)));
  await reply('A first sextant.');
  await many();
  await many();
  await reply('A last sextant.');
  const page = await enter(me, `/t/${topic.id}#post`);
  await page.getByRole('button', { name: 'Find in this topic' }).click();
  const bar = page.getByRole('search', { name: 'Find in this topic' });
  await bar.getByRole('textbox').fill('sextants');
  await expect(bar.getByRole('status')).toHaveText('1 of 2');
  await expect(page.getByText('A first sextant.')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('2 of 2');
  await expect(page.getByText('A last sextant.')).toBeInViewport();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBe(1);
  await expectAccessible(page, 'find in topic');
  await page.screenshot({ path: `${process.env.SHOTS ?? 'test-results'}/find-1440.png` });
  await bar.getByRole('button', { name: 'Next match' }).click();
  await expect(bar.getByRole('status')).toHaveText('1 of 2');
  await bar.getByRole('textbox').press('Escape');
  await expect(bar).toBeHidden();
  await expect(page.getByRole('button', { name: 'Find in this topic' })).toBeFocused();
});
