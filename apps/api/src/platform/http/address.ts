import type { IncomingMessage } from 'node:http';

/** The client's address: behind a proxy of ours the last one it noted, which a client cannot forge (ATTACKS 32). */
export function addressOf(req: IncomingMessage, trustProxy: boolean): string {
  const noted = trustProxy ? String(req.headers['x-forwarded-for'] ?? '') : '';
  return noted.split(',').at(-1)?.trim() || req.socket.remoteAddress || 'unknown';
}
