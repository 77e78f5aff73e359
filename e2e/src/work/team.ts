import { Member } from '../member.ts';

/** A workspace with an owner, a manager who came in by invitation, and an agent of the owner's. */
export async function workTeam(url: string) {
  const [owner, manager] = [await Member.register(url, 'Olga Owner'), await Member.register(url, 'Max Manager')];
  const { id, slug } = await owner.post<{ id: string; slug: string }>('/api/workspaces', { name: 'Operations' });
  await owner.put(`/api/workspaces/${id}/members/${manager.username}`, { role: 'manager' });
  await manager.post(`/api/workspaces/${id}/join`, {});
  const { key } = await owner.post<{ key: string }>('/api/api-keys', {
    ...{ name: 'Ledger agent', scopes: ['approvals:write'], workspaceId: id },
  });
  /** The agent asks, as the program of somebody would. */
  const ask = async (title: string, more: object = {}): Promise<string> => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    };
    const body = JSON.stringify({ title, ...more });
    const answer = await fetch(`${url}/api/workspaces/${id}/approvals`, { method: 'POST', headers, body });
    if (answer.status !== 201) throw new Error(`An approval was answered ${answer.status}: ${await answer.text()}`);
    return ((await answer.json()) as { id: string }).id;
  };
  return { owner, manager, id, slug, ask };
}
