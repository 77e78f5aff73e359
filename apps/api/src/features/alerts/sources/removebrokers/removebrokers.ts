import { brokerFindingSchema, type Findings, type Severity } from '@tidings/contracts';
import { z } from 'zod';
import { type Detected, defineSource } from '../source.ts';
import { matchListing, THRESHOLD } from './match-listing.ts';

type Broker = Findings['removebrokers'];

const order = ['name', 'address', 'phone'];
const whatIs = ({ matches }: Broker): string =>
  matches
    .map(({ field }) => field)
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .join('_');

/** All of it: whoever reads it can find and call the member. A name alone is in many lists. */
export function severityOf({ matches }: Pick<Broker, 'matches'>): Severity {
  if (matches.length >= 3) return 'high';
  return matches.length === 2 ? 'medium' : 'low';
}

const take = (finding: Broker): Detected<'removebrokers'> => ({
  finding,
  severity: severityOf(finding),
  key: ['listing', finding.broker.toLowerCase(), finding.url ?? whatIs(finding)],
});

const some = z.array(z.string().trim().min(2).max(200)).max(5).default([]);
const person = z.strictObject({ names: some, addresses: some, phones: some });

/** RemoveBrokers: whether what a broker lists is a member, by name, address and phone number. */
export const removebrokers = defineSource({
  source: 'removebrokers',
  type: 'alert.broker',
  raw: brokerFindingSchema
    .omit({ matches: true, score: true })
    .extend({ threshold: brokerFindingSchema.shape.threshold.default(THRESHOLD), profile: person, listing: person }),
  detect({ profile, listing, ...rest }) {
    const { matches, score } = matchListing(profile, listing);
    return matches.length > 0 && score >= rest.threshold ? [take({ ...rest, matches, score })] : [];
  },
  take,
  words: (finding) => ({ broker: finding.broker, what: whatIs(finding), percent: Math.round(finding.score * 100) }),
});
