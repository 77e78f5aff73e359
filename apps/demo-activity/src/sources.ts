import { createHmac, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlertSource } from '@tidings/contracts';
import { type DemoMember, Refused } from './demo-member.ts';

type Results = { results: { created: number }[] };
type Listed = { items: { source: AlertSource; secret: 'none' | 'kept' | 'settings' }[] };
/** Between two alerts of somebody, in ms: nobody is in danger every minute. */
const GAP_MS = 4 * 60_000;

/**
 * The sources of safety alerts, signed as those outside sign. A source whose secret somebody else made is theirs: nothing is sent for it,
 * and no secret is made anew.
 */
export class Sources {
  readonly #api: string;
  readonly #admin: DemoMember;
  readonly #file: string;
  readonly #now: () => number;
  readonly #secrets: Partial<Record<AlertSource, string>>;
  readonly #sent = new Set<string>();
  readonly #last = new Map<string, number>();

  constructor(of: { api: string; admin: DemoMember; dataDir: string; now: () => number }) {
    this.#api = of.api;
    this.#admin = of.admin;
    this.#now = of.now;
    mkdirSync(of.dataDir, { recursive: true });
    this.#file = join(of.dataDir, 'demo-sources.json');
    this.#secrets = read(this.#file);
  }

  /** Sends a finding about a member, each once. Answers whether an alert was made. Throws what the network throws. */
  async send(source: AlertSource, about: string, severity: string, finding: object): Promise<boolean> {
    const key = `${about} ${JSON.stringify(finding)}`;
    if (this.#sent.has(key) || this.#now() - (this.#last.get(about) ?? -GAP_MS) < GAP_MS) return false;
    const secret = this.#secrets[source] ?? (await this.#make(source));
    if (secret === undefined) return false;
    const body = JSON.stringify({ findings: [{ recipients: [about], severity, finding }] });
    const [id, timestamp] = [randomUUID(), String(Math.floor(Date.now() / 1000))];
    const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('hex');
    const response = await fetch(`${this.#api}/api/ingest/${source}`, {
      ...{ method: 'POST', body, signal: AbortSignal.timeout(10_000) },
      headers: {
        ...{ 'user-agent': 'Tidings demo activity', 'content-type': 'application/json', 'x-tidings-id': id },
        ...{ 'x-tidings-timestamp': timestamp, 'x-tidings-signature': `v1=${signature}` },
      },
    });
    const text = await response.text();
    if (!response.ok) return false;
    this.#sent.add(key);
    if ((JSON.parse(text) as Results).results[0]?.created !== 1) return false;
    this.#last.set(about, this.#now());
    return true;
  }

  /** The secret of a source that has none yet; undefined where it has one, or nobody may make it. */
  async #make(source: AlertSource): Promise<string | undefined> {
    try {
      const { items } = await this.#admin.call<Listed>('GET', '/api/admin/ingest-sources');
      if (items.find((one) => one.source === source)?.secret !== 'none') return undefined;
      const path = `/api/admin/ingest-sources/${source}/secret`;
      const { secret } = await this.#admin.call<{ secret: string }>('POST', path);
      this.#secrets[source] = secret;
      writeFileSync(this.#file, JSON.stringify(this.#secrets), { mode: 0o600 });
      return secret;
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }
}

function read(file: string): Partial<Record<AlertSource, string>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
