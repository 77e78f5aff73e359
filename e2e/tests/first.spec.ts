import { expect, expectConnection, test } from '../src/test.ts';

test('a member sees the list and is live', async ({ enter }) => {
  const page = await enter('alice');
  await expect(page.getByRole('list', { name: /topics/i })).toBeVisible();
  await expectConnection(page, 'live');
});
