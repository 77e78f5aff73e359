import { hash, verify } from '@node-rs/argon2';
import { TidingsError } from '../../../platform/kernel/errors.ts';

/** OWASP's minimum for Argon2id: 19 MiB, 2 passes, 1 lane (Password Storage Cheat Sheet). */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_RUNNING = 2;
const MAX_WAITING = 64;
let running = 0;
const waiting: (() => void)[] = [];

/** Hashing takes a core for some 20 ms: two at once, 64 in line, the rest are asked to come back. */
async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_RUNNING) {
    if (waiting.length >= MAX_WAITING) {
      throw new TidingsError('RATE_LIMITED', 'Too many people are signing in. Try again in 5 s.', {
        retryAfterMs: 5000,
      });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Hashes a password with Argon2id. Throws RATE_LIMITED when too many wait. */
export const hashPassword = (password: string): Promise<string> => inLine(() => hash(password, options));

let decoy: Promise<string> | null = null;

/**
 * Checks a password; without a hash it takes just as long, so that time does not give away which members exist. Throws
 * RATE_LIMITED when too many wait.
 */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash('no password hashes to this', options);
  const against = stored ?? (await decoy);
  const matches = await inLine(() => verify(against, password));
  return stored !== null && matches;
}
