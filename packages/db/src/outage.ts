/**
 * How the database could not be asked. `refused`: what was asked for did not happen, for certain. `lost`: no answer
 * came, and if it was a COMMIT that was sent, nobody knows.
 */
export type Outage = 'refused' | 'lost';

/** What of an error names it: its words, and every code it has, be it of PostgreSQL, Prisma, its adapter or Node. */
export type ErrorLink = { text: string; codes: readonly string[] };

type Named = {
  message?: unknown;
  code?: unknown;
  originalCode?: unknown;
  originalMessage?: unknown;
  kind?: unknown;
  cause?: unknown;
  errors?: unknown;
  meta?: unknown;
};

const DEEPEST = 8;
const isText = (value: unknown): value is string => typeof value === 'string';

/** An error and what it was caused by, wherever pg, Prisma, its adapter and Node put that; the outermost first. */
export function* linksOf(error: unknown): Generator<ErrorLink> {
  let level: unknown[] = [error];
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth++) {
    const next: unknown[] = [];
    for (const at of level) {
      if (typeof at !== 'object' || at === null) continue;
      const { message, code, originalCode, originalMessage, kind, cause, errors, meta } = at as Named;
      const text = [message, originalMessage].filter(isText).join(' ');
      yield { text, codes: [originalCode, code, kind].filter(isText) };
      const wrapped = (meta as { driverAdapterError?: unknown } | null | undefined)?.driverAdapterError;
      next.push(cause, wrapped, ...(Array.isArray(errors) ? errors.slice(0, 4) : []));
    }
    level = next;
  }
}

/** SQLSTATEs and codes of the network, of Prisma and of its adapter that say so before anything was done, or instead. */
const refusedCodes = [
  // Read-only, ended while idle, conflicts, out of resources, locked, cancelled, starting or stopping, disks, sign-in.
  /^(?:25006|25P03|40001|40P01|53\w{3}|55000|55P03|57014|57P03|58\w{3}|28\w{3}|3D000|08001|08004)$/,
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
  /^(?:P1000|P1001|P1003|P1010|P1011|P2024|P2028|P2034|P2037)$/,
  /^(?:DatabaseNotReachable|TooManyConnections|TransactionWriteConflict|AuthenticationFailed)$/,
  /^(?:DatabaseAccessDenied|DatabaseDoesNotExist|TlsConnectionError)$/,
];
const refusedWords =
  /timeout exceeded when trying to connect|due to connection timeout|timeout expired|Unable to start a transaction|expired transaction|not queryable|pool after calling end/;
const lostCodes = [
  /^(?:08\w{3}|57P\w{2}|25P04)$/,
  /^(?:ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT)$/,
  /^(?:P1002|P1008|P1017|P1018|ConnectionClosed|SocketTimeout)$/,
];
const lostWords = /Connection terminated|Query read timeout|Connection ended|socket has been ended|write after end/;

/** Why the database could not be asked; null when the error says something else. */
export function outageOf(error: unknown): Outage | null {
  for (const { text, codes } of linksOf(error)) {
    const is = (known: readonly RegExp[]) => codes.some((code) => known.some((pattern) => pattern.test(code)));
    if (is(refusedCodes) || refusedWords.test(text)) return 'refused';
    if (is(lostCodes) || lostWords.test(text)) return 'lost';
  }
  return null;
}

/** A statement that was cancelled, and a transaction of Prisma that was open for too long. */
const cutShortCodes = /^(?:57014|P2028)$/;
/** P2028 as well, but nothing had begun: there was no connection to be had. */
const notBegun = /Unable to start a transaction/;

/**
 * Was the work begun and cut short, by its own time limit? That is an outage to who asked, and may be the fault of what was
 * asked for: asked for again, it may be cut short for ever.
 */
export function isCutShort(error: unknown): boolean {
  for (const { text, codes } of linksOf(error))
    if (codes.some((code) => cutShortCodes.test(code))) return !notBegun.test(text);
  return false;
}

/** SQLSTATE classes 22 and 54: a value that no column takes, or more of it than a statement does. */
const unstorable = /^(?:22\w{3}|54\w{3}|P2000|P2020|LengthMismatch|ValueOutOfRange|InvalidInputValue)$/;

/** Was something asked for that PostgreSQL cannot hold, such as a date out of range or a character it does not know? */
export const isUnstorable = (error: unknown): boolean => {
  for (const { codes } of linksOf(error)) if (codes.some((code) => unstorable.test(code))) return true;
  return false;
};
