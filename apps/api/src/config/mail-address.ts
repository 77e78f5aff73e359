import { domainToASCII } from 'node:url';

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * One address as it goes to a server for mail, its domain in ASCII, or `null` for anything else: lists, names, quotes,
 * comments and line ends are none (ATTACKS 41).
 */
export function plainAddress(text: string): string | null {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 254) return null;
  const [local, domain] = [text.slice(0, at), domainToASCII(text.slice(at + 1))];
  if (local.length > 64 || !LOCAL.test(local) || !DOMAIN.test(domain)) return null;
  return `${local}@${domain}`;
}

export type Sender = { name: string; address: string };

/** Parses `Name <address>` or an address alone; `null` for anything else. */
export function parseSender(text: string): Sender | null {
  const named = /^([^<>"\p{Cc}]{0,80})<([^<>]+)>$/u.exec(text.trim());
  const address = plainAddress(named?.[2] ?? text.trim());
  return address === null ? null : { name: named?.[1]?.trim() ?? '', address };
}

/** What may stand in a header: one line, nothing that hides or turns text around, and not too long. */
export const headerText = (text: string, most = 200): string =>
  [
    ...text
      .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, most)
    .join('');
