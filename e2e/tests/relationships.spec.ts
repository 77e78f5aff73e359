import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Named = { id: string; name: string; slug: string };

/** Somebody who starts a topic and answers in it, and somebody who reads: both of this test alone. */
async function poster(url: string) {
  const [ana, reader] = [await Member.register(url, 'Ana'), await Member.register(url, 'Rea')];
  const { items } = await ana.get<{ items: Named[] }>('/api/categories');
  const [category] = items;
  if (!category) throw new Error('There is no category');
  const title = unique('Buoys');
  const topic = await ana.post<Named>('/api/topics', {
    categoryId: category.id,
    title,
    body: 'The first words of a buoy.',
  });
  await ana.post(`/api/topics/${topic.id}/replies`, { body: 'A second buoy.' });
  return { ana, username: ana.username, reader, category, topic };
}

test('a follow on one device shows on the other, and goes again', async ({ site, enter }) => {
  const { username, reader } = await poster(site.main.api.url);
  const desk = await enter(reader, `/u/${username}`);
  const phone = await enter(reader, `/u/${username}`, { context: { viewport: { width: 390, height: 844 } } });
  await expectConnection(desk, 'live');
  const button = (page: typeof desk) => page.getByRole('button', { name: /^Follow / });
  await expect(button(desk)).toHaveAttribute('aria-pressed', 'false');
  await button(desk).click();
  for (const page of [desk, phone]) await expect(button(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(button(phone)).toHaveText('Following');
  await button(phone).click();
  for (const page of [desk, phone]) await expect(button(page)).toHaveAttribute('aria-pressed', 'false');
});

test('who is blocked, after a question, is folded in topics on every device until they are shown or unblocked', async ({
  site,
  enter,
}) => {
  const { ana, username, reader, topic } = await poster(site.main.api.url);
  const desk = await enter(reader, `/u/${username}`);
  const other = await enter(reader, `/t/${topic.id}`);
  await expectConnection(other, 'live');
  await expect(other.getByText('A second buoy.')).toBeVisible();
  const menu = () => desk.getByRole('button', { name: /^Moderate / }).click();
  await menu();
  await desk.getByRole('menuitem', { name: 'Block…' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog).toContainText('They are not notified');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(other.getByText('A second buoy.')).toBeVisible();
  await menu();
  await desk.getByRole('menuitem', { name: 'Block…' }).click();
  await dialog.getByRole('button', { name: 'Block', exact: true }).click();
  await expect(desk.getByText(/^You blocked /)).toBeVisible();
  await expect(desk.getByRole('button', { name: /^Follow / })).toBeHidden();

  const folded = other.getByText('Hidden: somebody you blocked.');
  await expect(folded).toHaveCount(2);
  await expect(other.getByText('A second buoy.')).toBeHidden();
  // What comes while one looks is folded as well.
  await ana.post(`/api/topics/${topic.id}/replies`, { body: 'A third buoy.' });
  await expect(folded).toHaveCount(3);
  await other.getByRole('button', { name: 'Show', exact: true }).nth(1).click();
  await expect(other.getByText('A second buoy.')).toBeVisible();
  await expect(folded).toHaveCount(2);
  // And after the page is loaded anew.
  await other.reload();
  await expect(folded).toHaveCount(3);
  await desk.getByRole('button', { name: 'Unblock' }).click();
  await expect(folded).toHaveCount(0);
  await expect(other.getByText('A third buoy.')).toBeVisible();
});

test('what one wants to hear of a topic and a category is chosen on one device and shows on the other', async ({
  site,
  enter,
}) => {
  const { topic, category, reader } = await poster(site.main.api.url);
  for (const [path, words] of [
    [`/t/${topic.id}`, 'You hear of every new reply.'],
    [`/c/${category.slug}`, 'You hear of every new topic.'],
  ] as const) {
    const desk = await enter(reader, path);
    const phone = await enter(reader, path, { context: { viewport: { width: 390, height: 844 } } });
    await expectConnection(desk, 'live');
    await desk.getByRole('button', { name: 'Notifications: Normal' }).click();
    await expect(desk.getByRole('menuitemradio')).toHaveCount(4);
    await desk.getByRole('menuitemradio', { name: words }).click();
    for (const page of [desk, phone])
      await expect(page.getByRole('button', { name: 'Notifications: Watching' })).toBeVisible();
    await phone.getByRole('button', { name: 'Notifications: Watching' }).click();
    await phone.getByRole('menuitemradio', { name: 'Normal' }).click();
    for (const page of [desk, phone])
      await expect(page.getByRole('button', { name: 'Notifications: Normal' })).toBeVisible();
  }
});
