import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeApiKey, Workspace } from '@tidings/contracts';
import type { DemoMember } from '../demo-member.ts';

const NAME = 'Harbour operations';
/** What the others are in it. */
const roles: Readonly<Record<string, string>> = { ines: 'manager', bob: 'operator', carol: 'viewer', mod: 'operator' };

export type Place = { workspaceId: string; key: string };

/** The workspace the agents of the demo work in: of `owner`, whom anybody may sign in as. Made once; its key is kept beside the database. */
export async function placeOf(dataDir: string, owner: DemoMember, others: readonly DemoMember[]): Promise<Place> {
  const file = join(dataDir, 'demo-agents.json');
  const kept = read(file);
  const { items } = await owner.call<{ items: Workspace[] }>('GET', '/api/workspaces?limit=100');
  const known = items.find(({ id }) => id === kept?.workspaceId);
  if (kept && known) return kept;
  const { id } =
    items.find(({ name }) => name === NAME) ?? (await owner.call<Workspace>('POST', '/api/workspaces', { name: NAME }));
  for (const other of others) {
    const role = roles[other.username];
    if (role === undefined) continue;
    // Whoever changed their password, or is in it already, is left alone.
    await owner
      .call('PUT', `/api/workspaces/${id}/members/${other.username}`, { role })
      .then(() => other.call('POST', `/api/workspaces/${id}/join`, {}))
      .catch(() => undefined);
  }
  const { key } = await owner.call<MadeApiKey>('POST', '/api/api-keys', {
    ...{ name: 'Agents of the demo', scopes: ['agents:write', 'approvals:write'], workspaceId: id },
  });
  const place = { workspaceId: id, key: String(key) };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify(place), { mode: 0o600 });
  return place;
}

function read(file: string): Place | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
