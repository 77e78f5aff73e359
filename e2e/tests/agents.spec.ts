import { execFile } from 'node:child_process';
import { expectAccessible } from '../src/axe.ts';
import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Workspace = { id: string; slug: string };
type Post = <A>(path: string, body: object) => Promise<A>;

/** A workspace with a viewer in it, and a program with a key of it. */
async function team(url: string) {
  const [owner, viewer] = [await Member.register(url, 'Olga Owner'), await Member.register(url, 'Vera Viewer')];
  const { id, slug } = await owner.post<Workspace>('/api/workspaces', { name: 'Operations' });
  await owner.put(`/api/workspaces/${id}/members/${viewer.username}`, { role: 'viewer' });
  await viewer.post(`/api/workspaces/${id}/join`, {});
  const { key } = await owner.post<{ key: string }>('/api/api-keys', {
    ...{ name: 'Ledger agent', scopes: ['agents:write', 'approvals:write'], workspaceId: id },
  });
  const post: Post = async (path, body) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.ok, path).toBe(true);
    return (await answer.json()) as never;
  };
  /** An agent, and the way to say what it does. */
  const register = async (name: string) => {
    const agent = await post<{ id: string }>(`/api/workspaces/${id}/agents`, { name, capabilities: ['refunds'] });
    return (said: object) => post<{ request: { id: string } | null }>(`/api/agents/${agent.id}/heartbeat`, said);
  };
  return { owner, viewer, id, slug, post, register };
}

test('what an agent does is seen as it does it, and what is asked of it until it confirms', async ({ site, enter }) => {
  const { owner, viewer, id, slug, post, register } = await team(site.main.api.url);
  const name = unique('Ledger agent');
  const beat = await register(name);
  const [hers, his] = [await enter(owner, `/w/${slug}/agents`), await enter(viewer, `/w/${slug}/agents`)];
  const row = (page: typeof hers) => page.getByRole('row', { name });
  for (const page of [hers, his]) {
    await expectConnection(page, 'live');
    await expect(row(page)).toContainText('Idle');
  }
  const asked: string[] = [];
  his.on('request', (request) => void (request.method() === 'GET' && asked.push(request.url())));

  await beat({ status: 'running', task: 'Matching 212 invoices', progress: 31 });
  for (const page of [hers, his]) {
    await expect(row(page)).toContainText('Running', { timeout: 2000 });
    await expect(row(page)).toContainText('Matching 212 invoices');
  }
  await beat({ status: 'running', task: 'Matching 212 invoices', progress: 68 });
  await expect(row(his).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '68', { timeout: 2000 });
  // By events alone.
  expect(asked.filter((url) => url.includes('/agents'))).toEqual([]);
  await expectAccessible(hers, 'the agents of a workspace');

  await expect(row(his).getByRole('button')).toHaveCount(0);
  await row(hers)
    .getByRole('button', { name: /^Actions/ })
    .click();
  await hers.getByRole('menuitem', { name: 'Ask it to pause' }).click();
  await expect(row(his)).toContainText('Asked to pause', { timeout: 2000 });
  const { request } = await beat({ status: 'running', task: 'Matching 212 invoices', progress: 68 });
  await beat({ status: 'idle', confirm: request?.id });
  await expect(row(his)).toContainText('Paused', { timeout: 2000 });

  const title = unique('Reroute 14 deliveries');
  await row(his).getByRole('link', { name }).click();
  await expect(his.getByRole('heading', { name, exact: true })).toBeVisible();
  await post(`/api/workspaces/${id}/approvals`, { title });
  await beat({ status: 'error', message: 'The bucket refused the write (403)' });
  await expect(his.getByRole('link', { name: title })).toBeVisible({ timeout: 2000 });
  await expect(his.getByRole('region', { name: 'Log' }).first()).toContainText('The bucket refused the write (403)');
  await expectAccessible(his, 'an agent');

  await hers.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Overview' }).click();
  const rail = hers.getByRole('region', { name: 'Agents', exact: true });
  await expect(rail.getByRole('listitem').filter({ hasText: name })).toContainText('Error');
  await expect(hers.getByText('of 1, 1 error')).toBeVisible();
  await beat({ status: 'running', task: 'Matching the rest', progress: 80 });
  await expect(rail.getByRole('listitem').filter({ hasText: name })).toContainText('Running', { timeout: 2000 });
  await expect(hers.getByText('of 1', { exact: true })).toBeVisible();
  await expectAccessible(hers, 'the overview');
});

test('without agents the page says how there will be one, and the program it shows is one', async ({ site, enter }) => {
  const { owner, slug } = await team(site.main.api.url);
  const page = await enter(owner, `/w/${slug}/agents`);
  await expectConnection(page, 'live');
  await expect(page.getByRole('heading', { name: 'No agents yet' })).toBeVisible();
  await expectAccessible(page, 'no agents yet');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const program = page.locator('pre');
  await expect(program).toContainText('KEY=tdk_');
  const text = ((await program.textContent()) ?? '')
    .replace(/^URL=.*/, `URL=${site.main.api.url}`)
    .replace('while post', 'post')
    .replace(/; do sleep.*/, '');
  await new Promise<void>((resolve, reject) => {
    execFile('sh', ['-c', text], { timeout: 20_000 }, (error) => (error ? reject(error) : resolve()));
  });
  await expect(page.getByRole('row', { name: 'First agent' })).toContainText('Saying hello', { timeout: 5000 });
});

test('on a phone and in the dark the list is whole', async ({ site, enter }) => {
  const { owner, slug, register } = await team(site.main.api.url);
  await (await register('Dispatch agent'))({ status: 'waiting', task: 'Waiting for approval: reroute 14 deliveries' });
  await (await register('Report agent'))({ status: 'offline', task: 'Weekly summary' });
  const context = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true } as const;
  const page = await enter(owner, `/w/${slug}/agents`, { context });
  await expect(page.getByRole('row', { name: 'Dispatch agent' })).toContainText('Waiting');
  await expect(page.getByText('Report agent went offline')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page, 'agents on a phone');
});
