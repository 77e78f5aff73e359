import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { canonicalAddress } from '../limits/address.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The client's address in its one spelling. */
    readonly address: string;
  }
}

/**
 * The client's address in its one spelling: behind a proxy of ours the last one it noted, which a client cannot forge
 * (ATTACKS 32); where that is no address, the proxy's own, so that nonsense makes no new clients (ATTACKS 62).
 */
export function addressOf(req: IncomingMessage, trustProxy: boolean): string {
  const noted = trustProxy ? String(req.headers['x-forwarded-for'] ?? '') : '';
  return (
    canonicalAddress(noted.split(',').at(-1) ?? '') ?? canonicalAddress(req.socket.remoteAddress ?? '') ?? 'unknown'
  );
}

/** Gives every request the address it is counted by. */
export function provideAddress(app: FastifyInstance, trustProxy: boolean): void {
  app.decorateRequest('address', {
    getter() {
      return addressOf(this.raw, trustProxy);
    },
  });
}
