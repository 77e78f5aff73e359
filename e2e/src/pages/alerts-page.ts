import { createHmac, randomUUID } from 'node:crypto';
import type { AlertSource, Findings } from '@tidings/contracts';
import { DatabaseClient, until } from '@tidings/testing';
import { Member } from '../member.ts';
import type { Site } from '../site.ts';

const at = '2026-11-12T00:00:00.000Z';
/** What each source finds, about somebody. */
const findings: { [S in AlertSource]: (what: string) => Findings[S] } = {
  darkwatch: (breach) => ({
    ...{ kind: 'email', identifier: 'sam@harbourmail.example', breach, leakedAt: at, records: 2_100_000 },
    exposed: ['email', 'password_hash'],
  }),
  voiceprint: (speaker) => ({
    ...{ speaker, heardBy: 'Amina', channel: 'call', score: 0.91, threshold: 0.85, heardAt: at },
  }),
  spamshield: (sender) => ({
    ...{ sender, excerpt: 'You have won', blocked: 41, score: 0.99, threshold: 0.9 },
    words: [{ word: 'won', weight: 3 }],
  }),
  hometitle: (owner) => ({
    ...{ property: '14 Kaistraße, Hamburg', recordId: 'HH-1' },
    changes: [{ field: 'owner', name: 'owner', before: 'S. Whitlock', after: owner, severity: 'high' }],
  }),
  removebrokers: (broker) => ({
    ...{ broker, url: null, score: 0.95, threshold: 0.75 },
    matches: [{ field: 'name', kind: 'exact', score: 1 }],
  }),
};

/** Sources that sign what they send, as those outside do. Answers the id of the alert. */
export async function alertSources(url: string) {
  const admin = await Member.signIn(url, 'admin');
  const secrets = new Map<AlertSource, string>();
  return async (source: AlertSource, about: Member, what: string, severity = 'high'): Promise<string> => {
    let secret = secrets.get(source);
    if (secret === undefined) {
      ({ secret } = await admin.post<{ secret: string }>(`/api/admin/ingest-sources/${source}/secret`, {}));
      secrets.set(source, secret);
    }
    const body = JSON.stringify({
      findings: [{ recipients: [about.username], severity, finding: findings[source](what) }],
    });
    const [id, timestamp] = [randomUUID(), String(Math.floor(Date.now() / 1000))];
    const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('hex');
    const response = await fetch(`${url}/api/ingest/${source}`, {
      ...{ method: 'POST', body },
      headers: {
        ...{ 'content-type': 'application/json', 'x-tidings-id': id, 'x-tidings-timestamp': timestamp },
        'x-tidings-signature': `v1=${signature}`,
      },
    });
    const { results } = (await response.json()) as { results: { alerts: string[]; error: unknown }[] };
    const [made] = results[0]?.alerts ?? [];
    if (made === undefined) throw new Error(`${source} was answered ${JSON.stringify(results)}`);
    return made;
  };
}

/** The five minutes are over in which somebody should have taken an alert in hand. */
export async function letPatienceEnd({ databaseUrl }: Site, alertId: string): Promise<void> {
  const client = new DatabaseClient({ connectionString: databaseUrl });
  await client.connect();
  try {
    const text = `UPDATE job SET due_at = now() WHERE unique_key = $1`;
    await until(async () => (await client.query(text, [`alerts:escalate:${alertId}`])).rowCount === 1);
  } finally {
    await client.end();
  }
}

/** A family of these; the first makes it. */
export async function familyOf(owner: Member, ...others: Member[]): Promise<void> {
  const { id } = await owner.post<{ id: string }>('/api/family', { name: 'Haddad' });
  for (const other of others) {
    await owner.post('/api/family/invitations', { username: other.username });
    await other.post(`/api/family/invitations/${id}/accept`, {});
  }
}
