import { createHmac } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlertSource } from '@tidings/contracts';
import { until } from '@tidings/testing';
import type { Any, Forum, Member } from './forum.ts';

/** What sources sign with in tests, as settings of the server. */
export const ingestSecret = 'a secret of a source, for tests: 0123456789';
export const ingestSettings = {
  INGEST_SECRET_DARKWATCH: ingestSecret,
  INGEST_SECRET_VOICEPRINT: ingestSecret,
  INGEST_SECRET_SPAMSHIELD: ingestSecret,
  INGEST_SECRET_HOMETITLE: ingestSecret,
  INGEST_SECRET_REMOVEBROKERS: ingestSecret,
};

export const darkwatchSetting = { INGEST_SECRET_DARKWATCH: ingestSecret };

let requests = 0;
type Signing = { id?: string; at?: number; secret?: string };
/** The headers of a request of a source, signed over these bytes. */
export function signedFor(body: string, { id, at = Date.now(), secret = ingestSecret }: Signing = {}) {
  requests += 1;
  const requestId = id ?? `test-${process.pid}-${requests}`;
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret).update(`${requestId}.${timestamp}.${body}`).digest('hex');
  return {
    'content-type': 'application/json',
    'x-tidings-id': requestId,
    'x-tidings-timestamp': timestamp,
    'x-tidings-signature': `v1=${signature}`,
  };
}

/** Sends what a source found, as it would; answers status and body. */
export async function send(
  on: Pick<Forum, 'url'>,
  source: string,
  findings: object[],
  signing?: Signing,
): Promise<{ status: number; body: Any }> {
  const body = JSON.stringify({ findings });
  const answer = await fetch(`${on.url}/api/ingest/${source}`, {
    method: 'POST',
    headers: signedFor(body, signing),
    body,
  });
  return { status: answer.status, body: await answer.json() };
}

/** A finding of each source, as bad as given, and another with every call. */
let found = 0;
export function findingOf(source: AlertSource): Any {
  found += 1;
  const score = { score: 0.96, threshold: 0.85 };
  const heardAt = new Date(1_764_000_000_000 + found * 1000).toISOString();
  const change = {
    field: 'owner',
    name: 'owner.name',
    before: 'S. Whitlock',
    after: 'S. Whitlok Holdings UG',
    severity: 'critical',
  };
  const all: Record<AlertSource, object> = {
    darkwatch: {
      ...{ kind: 'email', identifier: `sam-${found}@harbourmail.example`, breach: 'Pierline Logistics' },
      ...{ leakedAt: '2026-11-12T00:00:00.000Z', records: 2_100_000, exposed: ['email', 'password_hash'] },
    },
    voiceprint: { speaker: 'Amina', heardBy: 'Sam', channel: 'call', heardAt, ...score },
    spamshield: {
      ...{ sender: `prize-${found}@win.example`, excerpt: 'You have won', blocked: 1, score: 0.99, threshold: 0.9 },
      words: [{ word: 'won', weight: 3.1 }],
    },
    hometitle: { property: '14 Kaistraße, Hamburg', recordId: `HH-${found}`, changes: [change] },
    removebrokers: {
      ...{ broker: 'PeopleFinder', url: `https://peoplefinder.example/p/${found}`, score: 0.95, threshold: 0.75 },
      matches: [
        { field: 'name', kind: 'exact', score: 1 },
        { field: 'phone', kind: 'normalised', score: 0.98 },
      ],
    },
  };
  return all[source];
}

/** Has a source find something about somebody; answers the alert as they have it. */
export async function alertFor(
  on: Forum,
  who: Member,
  source: AlertSource = 'darkwatch',
  more: object = {},
): Promise<Any> {
  const { status, body } = await send(on, source, [
    { recipients: [who.username], finding: findingOf(source), ...more },
  ]);
  const [result] = body.results ?? [];
  if (status !== 202 || result.error) throw new Error(`It was not taken: ${JSON.stringify(body)}`);
  return (await who.get(`/api/alerts/${result.alerts[0]}`)).body;
}

/** A family of these, the first of whom it is. */
export async function newFamily(owner: Member, ...others: Member[]): Promise<string> {
  const { body }: Any = await owner.post('/api/family', { name: 'The family' });
  for (const other of others) {
    await owner.post('/api/family/invitations', { username: other.username });
    const joined = await other.post(`/api/family/invitations/${body.id}/accept`);
    if (joined.status !== 200) throw new Error(`${other.username} did not join: ${JSON.stringify(joined.body)}`);
  }
  return body.id;
}

/** Puts an alert there as it would have been stored. Nobody hears of it. Answers its id. */
export async function storeAlert(
  { db }: Pick<Forum, 'db'>,
  userId: string,
  more: { id: string; finding?: object; source?: AlertSource },
): Promise<string> {
  const finding = more.finding ?? findingOf('darkwatch');
  await db.pool.query(
    `INSERT INTO alert (id, source, owner_id, fingerprint, severity, finding, first_seen_at, last_seen_at, correlation_id)
     VALUES ($1, $4, $2, $5, 'critical', $3, now(), now(), 'stored-alert')`,
    [more.id, userId, JSON.stringify(finding), more.source ?? 'darkwatch', more.id],
  );
  await db.pool.query(`INSERT INTO alert_recipient (user_id, alert_id, reason) VALUES ($1, $2, 'you_monitor')`, [
    userId,
    more.id,
  ]);
  return more.id;
}

/** Lets the next contact of an alert be asked now; waits until they were, or nobody is to be asked any more. */
export async function letPatienceEnd({ db }: Forum, alertId: string): Promise<void> {
  const key = `alerts:escalate:${alertId}`;
  const asked = () => db.prisma.alertRecipient.count({ where: { alertId } });
  const before = await asked();
  const { rowCount } = await db.pool.query(`UPDATE job SET due_at = now() WHERE unique_key = $1`, [key]);
  if (rowCount === 0) throw new Error('Nothing waits for the patience to end.');
  const isOver = async () => (await db.pool.query(`SELECT FROM job WHERE unique_key = $1`, [key])).rowCount === 0;
  await until(async () => (await asked()) > before || (await isOver()), { what: 'the next contact to be asked' });
}

/** Puts a file of leaked records where the server looks for it. */
export function leak({ dataDir }: Pick<Forum, 'dataDir'>, file: string, content: string | Buffer): void {
  mkdirSync(join(dataDir, 'breaches'), { recursive: true });
  writeFileSync(join(dataDir, 'breaches', file), content);
}

/** Puts something that somebody has watched there, as it would have been stored. Answers its id. */
export async function storeItem(
  { db }: Pick<Forum, 'db'>,
  userId: string,
  masked = 's•••@example.org',
): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO monitored_item (id, user_id, kind, hash, masked)
     SELECT i, $1, 'email', md5(i::text) || md5(i::text), $2 FROM gen_random_uuid() i RETURNING id`,
    [userId, masked],
  );
  return rows[0]?.id ?? '';
}

/** Puts a family there: its owner, and who is invited or in it. Answers its id. */
export async function storeFamily(
  { db }: Pick<Forum, 'db'>,
  ownerId: string,
  people: { id: string; joined: boolean }[] = [],
): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO family (id, name) VALUES (gen_random_uuid(), 'A family') RETURNING id`,
  );
  const familyId = rows[0]?.id ?? '';
  await db.prisma.familyMember.createMany({
    data: [
      { familyId, userId: ownerId, owner: true, joinedAt: new Date() },
      ...people.map(({ id, joined }) => ({ familyId, userId: id, joinedAt: joined ? new Date() : null })),
    ],
  });
  return familyId;
}
