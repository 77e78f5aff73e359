import { uuidv7 } from '@tidings/db';
import { newProgram, storeAgent } from '../agents.ts';
import { leak, storeAlert, storeFamily, storeItem } from '../alerts.ts';
import { storeApproval } from '../approvals.ts';
import type { Forum, Member } from '../forum.ts';
import { counts, type Largest, largestLinks, words } from './largest.ts';

/** Approvals as heavy as they may be, one of them with a long log. */
export async function fillApprovals(
  forum: Forum,
  alice: Member,
  bob: Member,
  workspaceId: string,
): Promise<Largest['approvals']> {
  await forum.db.pool.query(
    `UPDATE workspace_member m SET role = 'manager' FROM "user" u WHERE u.username = 'crowd-1' AND m.user_id = u.id AND m.workspace_id = $1`,
    [workspaceId],
  );
  const large = {
    ...{ title: words(200), summary: words(4000), links: largestLinks(), payload: { text: words(21_000) } },
    ...{ kind: 'k'.repeat(40), requesterId: bob.id },
  };
  for (let n = 3; n < counts.approvals; n++) await storeApproval(forum, workspaceId, large);
  const [own, waits, cancelled] = [
    await storeApproval(forum, workspaceId, { ...large, requesterId: alice.id }),
    await storeApproval(forum, workspaceId, large),
    await storeApproval(forum, workspaceId, large),
  ];
  await forum.db.pool.query(
    `INSERT INTO approval_act (id, workspace_id, approval_id, action, actor_kind, actor_id, actor_name, comment, correlation_id)
     SELECT gen_random_uuid(), $1, $2, 'commented', 'member', $3, $4, $5, repeat('c', 64) FROM generate_series(1, $6::int)`,
    [workspaceId, own, bob.id, words(60), words(2000), counts.approvals],
  );
  await forum.db.prisma.approval.update({ where: { id: own }, data: { commentCount: counts.approvals } });
  return { own, waits, cancelled };
}

/** Agents as heavy as they may be, one of them with a long log. */
export async function fillAgents(forum: Forum, alice: Member, workspaceId: string): Promise<Largest['agents']> {
  const program = await newProgram(forum, alice, workspaceId);
  const one = (n: number) => ({
    ...{ ownerId: alice.id, keyId: program.keyId, name: `${n} ${words(60)}`.slice(0, 60), words: words(500) },
    capabilities: Array.from({ length: 20 }, (_, c) => `c${c}`.padEnd(40, 'x')),
  });
  const ids: string[] = [];
  for (let n = 0; n < counts.agents; n++) ids.push(await storeAgent(forum, workspaceId, one(n)));
  const [own = '', gone = ''] = ids;
  await forum.db.pool.query(
    `INSERT INTO agent_act (id, workspace_id, agent_id, action, status, request, by_name, words, at)
     SELECT gen_random_uuid(), $1, $2, 'requested', 'running', 'resume', $3, $4, now() - n * interval '1 second' FROM generate_series(1, $5::int) n`,
    [workspaceId, own, words(60), words(500), counts.agents],
  );
  return { own, gone, program };
}

/** Revoked keys with the longest names there may be, and one that is not. */
export async function fillKeys({ db }: Forum, adminId: string): Promise<string> {
  await db.pool.query(
    `INSERT INTO api_key (id, name, hash, prefix, scopes, created_by_id, revoked_at)
     SELECT gen_random_uuid(), $1, sha256(n::text::bytea), 'tdk_aaaa', '{events:write,orders:write,alerts:ingest}', $2,
       CASE WHEN n > 1 THEN now() END FROM generate_series(1, $3::int) n`,
    [words(60), adminId, counts.apiKeys],
  );
  return (await db.prisma.apiKey.findFirstOrThrow({ where: { revokedAt: null } })).id;
}

/** Alerts as heavy as they may be, what is watched, families, and a range of leaked hashes that is as full as it is answered. */
export async function fillAlerts(
  forum: Forum,
  who: Largest['who'],
): Promise<Pick<Largest, 'alert' | 'monitored' | 'families'>> {
  const { pool } = forum.db;
  const change = { field: 'owner', name: words(80), before: words(200), after: words(200), severity: 'critical' };
  const finding = { property: words(200), recordId: words(80), changes: Array.from({ length: 20 }, () => change) };
  let alert = '';
  for (let n = 0; n < counts.alerts; n++)
    alert = await storeAlert(forum, who.bob.id, { id: uuidv7(), finding, source: 'hometitle' });
  let monitored = '';
  for (let n = 1; n < counts.monitored; n++) monitored = await storeItem(forum, who.bob.id, words(254));
  await pool.query(
    `INSERT INTO breach (id, name, file, exposed, state) SELECT gen_random_uuid(), $1, repeat('f', 120), '{email}', 'done' FROM generate_series(1, $2)`,
    [words(120), counts.breaches],
  );
  await pool.query(
    `INSERT INTO breach_record (hash, breach) SELECT decode('00000' || lpad(n::text, 35, '0'), 'hex'), 1 FROM generate_series(1, 6000) n`,
  );
  leak(forum, 'largest.txt', 'somebody@example.org\n');
  const invited = [{ id: who.mod.id, joined: false }];
  const families = {
    first: await storeFamily(forum, who.admin.id, invited),
    second: await storeFamily(forum, who.alice.id, invited),
  };
  return { alert, monitored, families };
}
