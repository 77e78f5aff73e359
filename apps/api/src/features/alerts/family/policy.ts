import { FAMILY_MAX } from '@tidings/contracts';
import type { WhyNot } from '../../../platform/rights/why-not.ts';

/** What somebody is in a family, and how many are in it or invited. */
export type Standing = { owner: boolean; joined: boolean; people: number };

/** Its owner asks others in, as long as there is a place. */
export function whyNotInviteToFamily({ owner, people }: Standing): WhyNot {
  if (!owner) return 'FORBIDDEN';
  return people >= FAMILY_MAX ? 'FAMILY_FULL' : null;
}

/** Its owner removes others, and everybody themselves; the owner dissolves it instead. */
export function whyNotRemove({ owner }: Pick<Standing, 'owner'>, self: boolean): WhyNot {
  if (self) return owner ? 'CONFLICT' : null;
  return owner ? null : 'FORBIDDEN';
}
