import { exposureFindingSchema, type Findings, type Severity } from '@tidings/contracts';
import { z } from 'zod';
import { mask, normalise } from '../../monitored/identifiers.ts';
import { type Detected, defineSource } from '../source.ts';

type Exposure = Findings['darkwatch'];
/** What leaked so long ago that whoever wanted it has used it. */
const OLD_MS = 2 * 365 * 24 * 3600_000;
const secrets = ['password', 'password_hash', 'card'] as const;
const personal = ['phone', 'address', 'birth_date'] as const;

/** Who can sign in with it or pay, at once: critical. Who can pretend to be the member: high. What is old and harmless: low. */
export function severityOf({ exposed, leakedAt }: Pick<Exposure, 'exposed' | 'leakedAt'>, now = Date.now()): Severity {
  if (secrets.some((part) => exposed.includes(part))) return 'critical';
  if (personal.some((part) => exposed.includes(part))) return 'high';
  return leakedAt !== null && now - Date.parse(leakedAt) > OLD_MS ? 'low' : 'medium';
}

function take(given: Exposure): Detected<'darkwatch'> {
  const { kind, identifier, breach } = given;
  const normal = normalise(kind, identifier) ?? identifier;
  return {
    finding: { ...given, identifier: mask(kind, identifier) },
    severity: severityOf(given),
    key: ['exposure', breach.toLowerCase(), kind, normal],
  };
}

const worst = ({ exposed }: Exposure): string =>
  exposed.includes('password')
    ? 'password'
    : exposed.includes('card')
      ? 'card'
      : exposed.includes('password_hash')
        ? 'hash'
        : 'none';

/**
 * DarkWatch: identifiers of members among leaked records. What is matched are records of breaches (`breaches/`); a source outside names
 * the identifier it found. Nothing of the record but what it gives away is kept.
 */
export const darkwatch = defineSource({
  source: 'darkwatch',
  type: 'alert.exposure',
  raw: z.strictObject({
    breach: exposureFindingSchema.omit({ kind: true, identifier: true }),
    records: z
      .array(exposureFindingSchema.pick({ kind: true, identifier: true }))
      .min(1)
      .max(20),
  }),
  detect: ({ breach, records }) =>
    records
      .filter(({ kind, identifier }) => normalise(kind, identifier) !== null)
      .map((record) => take({ ...breach, ...record })),
  take,
  words: (finding) => ({
    kind: finding.kind,
    identifier: finding.identifier,
    breach: finding.breach,
    secret: worst(finding),
  }),
});
