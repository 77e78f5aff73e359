import { people, row } from '../src/pages/inbox-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Put = { items: { snoozedUntil: string }[] };
const inNewYork = { context: { timezoneId: 'America/New_York' } };
const hourIn = (timeZone: string, at: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(Date.parse(at));

test('who chose no time zone lives by that of their device: "tomorrow at 08:00" is meant there', async ({
  site,
  enter,
}) => {
  const { me, mentions, mention } = await people(site.main.api.url);
  await mentions('later');
  const page = await enter(me, '/inbox', inNewYork);
  await expectConnection(page, 'live');
  await row(page, 'later').hover();
  await row(page, 'later').getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('menuitem', { name: 'Tomorrow at 08:00' }).click();
  const snoozed = async () => (await me.get<Put>('/api/notifications?filter=snoozed')).items;
  await expect.poll(async () => (await snoozed()).length).toBe(1);
  expect(hourIn('America/New_York', (await snoozed())[0]?.snoozedUntil ?? '')).toBe('08:00');
  await mention('muted');
  await row(page, 'muted').hover();
  await row(page, 'muted').getByRole('button', { name: 'Mute' }).click();
  await page.getByRole('button', { name: 'Until tomorrow 08:00' }).click();
  type Mutes = { items: { until: string }[] };
  const muted = async () => (await me.get<Mutes>('/api/mutes')).items;
  await expect.poll(async () => (await muted()).length).toBe(1);
  expect(hourIn('America/New_York', (await muted())[0]?.until ?? '')).toBe('08:00');
});

test('another time to snooze to is meant on the clock the app shows, wherever the device is', async ({
  site,
  enter,
}) => {
  const { me, mentions } = await people(site.main.api.url);
  await mentions('later');
  await me.patch('/api/me', { timeZone: 'Asia/Kathmandu' });
  const page = await enter(me, '/inbox', inNewYork);
  await expectConnection(page, 'live');
  await row(page, 'later').hover();
  await row(page, 'later').getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('menuitem', { name: 'Another time…' }).click();
  const day = new Date(Date.now() + 72 * 3_600_000).toISOString().slice(0, 10);
  await page.getByLabel('When it comes back').fill(`${day}T10:00`);
  await page.getByRole('dialog').getByRole('button', { name: 'Snooze' }).click();
  const snoozed = async () => (await me.get<Put>('/api/notifications?filter=snoozed')).items;
  await expect.poll(async () => (await snoozed()).length).toBe(1);
  expect(hourIn('Asia/Kathmandu', (await snoozed())[0]?.snoozedUntil ?? '')).toBe('10:00');
});

test('a device reports its zone once, the server goes by it, and a zone that was chosen stays', async ({
  site,
  enter,
}) => {
  const { me, mentions } = await people(site.main.api.url);
  await mentions('later');
  type Zones = { timeZone: string | null; deviceTimeZone: string | null };
  const known = async () => {
    const { timeZone, deviceTimeZone } = await me.get<Zones>('/api/me');
    return { timeZone, deviceTimeZone };
  };
  expect(await known()).toEqual({ timeZone: null, deviceTimeZone: null });
  const reports: string[] = [];
  const watched = async (zone: string, path: string) => {
    const page = await enter(me, path, { context: { timezoneId: zone } });
    page.on('request', (request) => {
      if (request.method() === 'PATCH' && request.url().endsWith('/api/me')) reports.push(request.postData() ?? '');
    });
    await expectConnection(page, 'live');
    return page;
  };
  const page = await watched('Asia/Tokyo', '/inbox');
  await expect.poll(known).toEqual({ timeZone: null, deviceTimeZone: 'Asia/Tokyo' });
  // The server reckons the morning by it, for whoever names no moment of their own.
  const [item] = (await me.get<{ items: { id: string }[] }>('/api/notifications')).items;
  await me.put(`/api/notifications/${item?.id}/snooze`, { preset: 'tomorrow' });
  const [snoozed] = (await me.get<Put>('/api/notifications?filter=snoozed')).items;
  expect(hourIn('Asia/Tokyo', snoozed?.snoozedUntil ?? '')).toBe('08:00');
  reports.length = 0;
  await page.reload();
  await expectConnection(page, 'live');
  await me.patch('/api/me', { timeZone: 'Asia/Kathmandu' });
  const other = await watched('America/New_York', '/settings');
  await expect(other.getByText('Kathmandu').first()).toBeVisible();
  expect(reports).toEqual([]);
  expect(await known()).toEqual({ timeZone: 'Asia/Kathmandu', deviceTimeZone: 'Asia/Tokyo' });
});
