import { Member, unique } from '../src/member.ts';
import { expect, test } from '../src/test.ts';

let bob: Member;
test.beforeAll(async ({ site }) => {
  bob = await Member.signIn(site.main.api.url, 'bob');
});

test('the history shows what was changed and how a post reads now; an earlier text can be removed', async ({
  enter,
}) => {
  const { id } = await bob.startTopic(unique('Edited twice'));
  const { id: replyId } = await bob.reply(id, 'One two three.');
  await bob.patch(`/api/replies/${replyId}`, { body: 'One 2 three.' });
  const page = await enter('mod', `/t/${id}`);
  await page.getByRole('button', { name: 'edited', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'History' });
  await expect(dialog.getByRole('deletion')).toHaveText('two');
  await expect(dialog.getByRole('insertion')).toHaveText('2');
  await dialog.getByText('Now', { exact: true }).click();
  await expect(dialog.getByText('One 2 three.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Text', exact: true }).click();
  await expect(dialog.getByText('One two three.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove this text' }).click();
  await dialog.getByRole('button', { name: 'Remove for good' }).click();
  await expect(dialog.getByText('One two three.')).toHaveCount(0);
});

test('who liked a post is shown, and leads to them', async ({ enter, site }) => {
  const { id } = await bob.startTopic(unique('Liked by some'));
  for (const name of ['carol', 'alice'])
    await (await Member.signIn(site.main.api.url, name)).put(`/api/topics/${id}/like`);
  const page = await enter('alice', `/t/${id}`);
  await page.getByRole('button', { name: /^More for the post/ }).click();
  await page.getByRole('menuitem', { name: 'Who liked it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who liked it' });
  await expect(dialog.getByRole('link')).toHaveCount(2);
  await dialog.getByRole('link', { name: /@carol/ }).click();
  await expect(page).toHaveURL(/\/u\/carol$/);
});
