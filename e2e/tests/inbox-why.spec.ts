import { expectAccessible } from '../src/axe.ts';
import { Member } from '../src/member.ts';
import { people, row, rows } from '../src/pages/inbox-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Preferences = { types: { type: string; channels: { inApp: boolean } }[] };
type Mutes = { items: { targetType: string; targetId: string; until: string | null; exceptMentions: boolean }[] };

const isOn = async (me: Member, type: string) =>
  (await me.get<Preferences>('/api/notifications/preferences')).types.find((one) => one.type === type)?.channels.inApp;
const mutesOf = async (me: Member) => (await me.get<Mutes>('/api/mutes')).items;

test('an item says why it is there, and its type is turned off in place and undone', async ({ site, enter }) => {
  const { me, mentions } = await people(site.main.api.url);
  await mentions('look at this');
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await row(page, 'look at this').getByRole('link').click();
  await page.keyboard.press('w');
  const why = page.getByRole('region', { name: 'Why am I getting this?' });
  await expect(why).toContainText('wrote your name.');
  await why.getByRole('combobox', { name: 'Mentions' }).click();
  await page.getByRole('option', { name: 'Not at all' }).click();
  await expect.poll(() => isOn(me, 'mention')).toBe(false);
  await expect(why.getByRole('combobox', { name: 'Mentions' })).toHaveText('Not at all');
  await page.keyboard.press('z');
  await expect.poll(() => isOn(me, 'mention')).toBe(true);
  await expect(why.getByRole('combobox', { name: 'Mentions' })).toHaveText('In the inbox');
  await expectAccessible(page, 'why');
});

test('what is watched, and who is followed, is changed where it is explained', async ({ site, enter }) => {
  const url = site.main.api.url;
  const [me, ann] = [await Member.register(url, 'Robin Reader'), await Member.register(url, 'Ann Author')];
  const bob = await Member.signIn(url, 'bob');
  const help = await me.category('help');
  await me.put(`/api/categories/${help.id}/watch`, { level: 'watching' });
  await me.put(`/api/users/${ann.username}/follow`);
  await bob.startTopic('Neap and spring', 'help');
  await ann.startTopic('Where the ebb goes', 'show');
  const page = await enter(me, '/inbox');
  await expect(rows(page)).toHaveCount(2);
  await expectConnection(page, 'live');
  await row(page, 'Neap and spring').getByRole('link').click();
  await page.getByRole('button', { name: 'Why am I getting this?' }).click();
  const why = page.getByRole('region', { name: 'Why am I getting this?' });
  await expect(why).toContainText('You watch this category');
  await why.getByRole('combobox', { name: help.name }).click();
  await page.getByRole('option', { name: 'Normal' }).click();
  const level = async () => (await me.category('help')).viewer?.watch;
  await expect.poll(level).toBe('normal');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(level).toBe('watching');
  await row(page, 'Where the ebb goes').getByRole('link').click();
  await expect(why).toContainText('You follow Ann Author');
  await why.getByRole('combobox', { name: 'Ann Author' }).click();
  await page.getByRole('option', { name: 'Not following' }).click();
  const follows = async () =>
    (await me.get<{ viewer: { following: boolean } }>(`/api/users/${ann.username}`)).viewer.following;
  await expect.poll(follows).toBe(false);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('z');
  await expect.poll(follows).toBe(true);
});

test('topic, thread, category, person and type are muted from an item, for a time or for good, and undone', async ({
  site,
  enter,
}) => {
  const { me, bob, topic, mentions, mention, arrived } = await people(site.main.api.url);
  await mentions('first');
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await row(page, 'first').getByRole('link').click();
  const dialog = page.getByRole('dialog', { name: 'Mute' });
  await page.keyboard.press('m');
  await expect(dialog.getByRole('radio')).toHaveCount(5);
  await expectAccessible(page, 'mute');
  await dialog.getByRole('button', { name: '1 hour' }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => mutesOf(me))
    .toMatchObject([{ targetType: 'topic', targetId: topic.id, exceptMentions: false }]);
  const [hour] = await mutesOf(me);
  expect(Date.parse(hour?.until ?? '') - Date.now()).toBeGreaterThan(3_000_000);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => mutesOf(me)).toEqual([]);

  for (const [what, targetType] of [
    [/^This thread/, 'thread'],
    [/^The category/, 'category'],
    [/^All from/, 'person'],
    [/^All of the kind/, 'type'],
  ] as const) {
    await page.keyboard.press('m');
    await dialog.getByRole('radio', { name: what }).check();
    if (targetType === 'person') await dialog.getByRole('checkbox', { name: /^Unless I am mentioned/ }).check();
    await dialog.getByRole('button', { name: targetType === 'category' ? 'Until tomorrow 08:00' : 'For ever' }).click();
    await expect.poll(() => mutesOf(me)).toMatchObject([{ targetType, exceptMentions: targetType === 'person' }]);
    const [mute] = await mutesOf(me);
    if (targetType === 'category') expect(mute?.until).toMatch(/T\d\d:00:00/);
    else expect(mute?.until).toBeNull();
    await page.keyboard.press('z');
    await expect.poll(() => mutesOf(me)).toEqual([]);
  }

  await page.keyboard.press('m');
  await dialog.getByRole('checkbox', { name: /^Unless I am mentioned/ }).check();
  await dialog.getByRole('button', { name: 'For ever' }).click();
  await expect.poll(() => mutesOf(me)).toHaveLength(1);
  await bob.reply(topic.id, 'Nobody is named here.');
  await mention('second');
  await arrived(2);
  await expect(row(page, 'second')).toBeVisible();
  await expect(row(page, 'Nobody is named here')).toHaveCount(0);
  // What is muted says so where it is explained, and is unmuted there.
  await page.keyboard.press('w');
  const why = page.getByRole('region', { name: 'Why am I getting this?' });
  await expect(why).toContainText('Muted for ever. Unless you are mentioned.');
  await why.getByRole('button', { name: 'Unmute' }).click();
  await expect.poll(() => mutesOf(me)).toEqual([]);
});
