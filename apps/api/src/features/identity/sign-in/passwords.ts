import { hash, verify } from '@node-rs/argon2';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { networkOf } from '../../../platform/limits/address.ts';
import { isCommonPassword } from './common-passwords.ts';
import { FairLine, type Place } from './fair-line.ts';

/** OWASP's minimum for Argon2id: 19 MiB, 2 passes, 1 lane (Password Storage Cheat Sheet). */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing takes a core for some 20 ms: two at once, 64 in line and 32 who are known, the rest are asked to come back. */
const line = new FairLine(
  { running: 2, waiting: { strangers: 64, known: 32 } },
  () => new TidingsError('RATE_LIMITED', 'Too many people are signing in. Try again in 5 s.', { retryAfterMs: 5000 }),
);

/** Where a stranger stands in line: among those of their network. */
export function placeOf(address: string): Place {
  const { near, wide } = networkOf(address);
  return { lane: 'strangers', crowd: wide ?? near, who: near };
}

/**
 * Where somebody stands whose device knows the account. Each account is a crowd of its own, since whoever has one makes as
 * many devices that know it as they like.
 */
export const knownPlace = (userId: string, device: string): Place => ({ lane: 'known', crowd: userId, who: device });

/** One form for what looks the same: keyboards write the same letters in different ways. */
const normalised = (password: string): string => password.normalize('NFKC');

/** Hashes a password that a member chose, with Argon2id. Throws PASSWORD_COMMON, and RATE_LIMITED when too many wait. */
export async function hashPassword(password: string, place: Place): Promise<string> {
  if (await isCommonPassword(password)) {
    throw new TidingsError('PASSWORD_COMMON', 'That is one of the passwords that are guessed first. Choose another.');
  }
  return line.run(place, () => hash(normalised(password), options));
}

let decoy: Promise<string> | null = null;

/**
 * Checks a password; without a hash it takes just as long, so that time does not give away which members exist. What was
 * kept before passwords had one form is checked as it was typed. Throws RATE_LIMITED when too many wait.
 */
export async function checkPassword(stored: string | null, password: string, place: Place): Promise<boolean> {
  decoy ??= hash('no password hashes to this', options);
  const against = stored ?? (await decoy);
  const forms = [...new Set([normalised(password), password])];
  const matches = await line.run(place, async () => {
    for (const form of forms) if (await verify(against, form)) return true;
    return false;
  });
  return stored !== null && matches;
}
