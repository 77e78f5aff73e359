import { expectAccessible } from '../src/axe.ts';
import { Member } from '../src/member.ts';
import { expect, test } from '../src/test.ts';
import { storeWebhook } from '../src/work/stored-webhook.ts';

test('an admin makes a key that is shown once, a shop brings an order with it, and its customer sees the order', async ({
  site,
  enter,
}) => {
  const { url } = site.main.api;
  const customer = await Member.register(url, 'Carla Customer');
  const page = await enter('admin', '/integrations');
  await expectAccessible(page, 'other systems');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Which system is it for?').fill('Quay Shop');
  await page.getByRole('checkbox', { name: 'bring orders of members' }).check();
  await expectAccessible(page, 'a new key');
  await page.getByRole('button', { name: 'Make the key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your key for Quay Shop' });
  const key = String(await dialog.locator('code').textContent());
  expect(key).toMatch(/^tdk_[\w-]{43}$/);
  await page.keyboard.press('Escape');
  await expect(dialog.getByText('Stored it?')).toBeVisible();
  await dialog.getByRole('button', { name: 'I have stored it' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('list', { name: 'API keys' }).getByRole('listitem').filter({ hasText: 'Quay Shop' });
  await expect(row).toContainText('never used');
  expect(await page.content()).not.toContain(key);

  const order = (): Promise<Response> =>
    fetch(`${url}/api/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ customer: customer.username, currency: 'EUR' },
        items: [{ name: 'Kettle', quantity: 2, priceCents: 1999 }],
      }),
    });
  const { id } = (await (await order()).json()) as { id: string };
  const hers = await enter(customer, `/orders/${id}`);
  await expect(hers.getByRole('cell', { name: '€39.98' }).last()).toBeVisible();
  await expect(hers.getByText('From Quay Shop')).toBeVisible();
  await expectAccessible(hers, 'an order');
  await row.getByRole('button', { name: 'Revoke Quay Shop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toContainText('Revoked');
  await expect.poll(async () => (await order()).status).toBe(401);
  const other = await enter(customer, '/integrations');
  await expect(other.getByRole('button', { name: 'New key' })).toBeHidden();
});

test('a webhook into a private network is refused in the form, and nothing is lost', async ({ enter }) => {
  const page = await enter('admin', '/integrations?view=webhooks');
  await page.getByRole('button', { name: 'New webhook' }).click();
  await page.getByLabel('What is it called?').fill('Inside');
  await page.getByLabel('Where is it sent?').fill('https://169.254.169.254/latest');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing is sent there.');
  await expect(page.getByLabel('What is it called?')).toHaveValue('Inside');
  await expectAccessible(page, 'a refused webhook');
});

test('an owner chooses webhooks in the settings of a workspace, and sees there what was sent in its order', async ({
  site,
  enter,
}) => {
  const owner = await Member.register(site.main.api.url, 'Wilma Owner');
  const { id, slug } = await owner.post<{ id: string; slug: string }>('/api/workspaces', { name: 'Dispatch' });
  const page = await enter(owner, `/w/${slug}/settings`);
  const section = page.getByRole('region', { name: 'Webhooks' });
  await expect(section).toContainText('No other system is sent what happens in this workspace yet.');
  await section.getByRole('button', { name: 'New webhook' }).click();
  const form = page.getByRole('dialog', { name: 'New webhook' });
  await expect(form.getByRole('checkbox', { name: 'approval.*' })).toBeChecked();
  await form.getByRole('checkbox', { name: 'agent.*' }).check();
  await form.getByLabel('What is it called?').fill('Ledger');
  await form.getByLabel('Where is it sent?').fill('https://10.0.0.1/hooks');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert')).toContainText('Nothing is sent there.');
  await expectAccessible(page, 'a new webhook of a workspace');
  await form.getByRole('button', { name: 'Cancel' }).click();

  // Nothing outside is reached from here: it stands as one that was chosen an hour ago, and fails since its second delivery.
  await storeWebhook(site, { workspaceId: id, ownerId: owner.id });
  await page.reload();
  await section.getByRole('button', { name: 'Ledger' }).click();
  await expect(section.getByText('Nothing has arrived since')).toContainText(
    '2 events wait, and are sent in their order.',
  );
  const sent = section.getByRole('list', { name: 'Last deliveries' });
  await expect(sent.getByRole('listitem')).toContainText(['approval.updated', 'approval.created', 'agent.status']);
  await expectAccessible(page, 'a webhook of a workspace that fails');
  await section.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
  const secret = page.getByRole('dialog', { name: 'The secret of Ledger' });
  await expect(secret.locator('code')).toContainText('whsec_');
  await secret.getByRole('button', { name: 'I have stored it' }).click();
  await section.getByRole('button', { name: 'Pause' }).click();
  await expect(section.getByText('It is paused:')).toBeVisible();
  await section.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(section).toContainText('No other system is sent what happens in this workspace yet.');

  // An admin who is not in it finds neither it nor its webhooks.
  await storeWebhook(site, { workspaceId: id, ownerId: owner.id });
  const admins = await enter('admin', '/integrations?view=webhooks');
  await expect(admins.getByRole('region', { name: 'Outgoing webhooks' })).toContainText('No other system is sent');
});
