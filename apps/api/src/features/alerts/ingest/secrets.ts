import { randomBytes } from 'node:crypto';
import { type AlertSource, alertSources, type IngestSource } from '@tidings/contracts';
import { KeptSecrets } from '../../../platform/auth/kept-secret.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';

type Needs = Pick<Services, 'db' | 'secrets' | 'config'>;
const nameOf = (source: AlertSource) => `ingest-${source}`;
const BYTES = 32;

/** The secrets with which sources sign: of the settings, or made and kept here. */
export class IngestSecrets {
  readonly #kept: KeptSecrets;
  readonly #given: Readonly<Partial<Record<AlertSource, string>>>;
  readonly #db: Services['db'];

  constructor({ db, secrets, config }: Needs) {
    this.#kept = new KeptSecrets(db, secrets);
    this.#given = config.ingestSecrets;
    this.#db = db;
  }

  /** The secret of a source, as its text is signed with; `null`: it has none. */
  async find(source: AlertSource): Promise<Buffer | null> {
    const given = this.#given[source];
    if (given !== undefined) return Buffer.from(given);
    return (await this.#kept.find(nameOf(source)))?.secret ?? null;
  }

  /** Makes a new secret and answers it, this once. Throws SECRET_FROM_SETTINGS. */
  async rotate(source: AlertSource): Promise<{ source: AlertSource; secret: string }> {
    if (this.#given[source] !== undefined)
      throw new TidingsError(
        'SECRET_FROM_SETTINGS',
        'This secret comes from the settings of the server. Change it there.',
      );
    const secret = `tds_${randomBytes(BYTES).toString('base64url')}`;
    await this.#kept.replace(nameOf(source), Buffer.from(secret));
    return { source, secret };
  }

  /** All sources, and whether each has a secret; none of them is said. */
  async list(): Promise<{ items: IngestSource[] }> {
    const where = { name: { in: alertSources.map(nameOf) } };
    const kept = await this.#db.prisma.keptSecret.findMany({ where, select: { name: true, madeAt: true } });
    const used = await this.#db.prisma.ingestReceipt.groupBy({ by: ['source'], _max: { at: true } });
    const items = alertSources.map((source) => {
      const given = this.#given[source] !== undefined;
      const made = given ? undefined : kept.find(({ name }) => name === nameOf(source));
      const lastUsedAt = used.find((one) => one.source === source)?._max.at?.toISOString() ?? null;
      const secret = given ? ('settings' as const) : made ? ('kept' as const) : ('none' as const);
      return { source, secret, madeAt: made?.madeAt.toISOString() ?? null, lastUsedAt };
    });
    return { items };
  }
}
