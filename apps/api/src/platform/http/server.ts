import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { correlationIdOf } from '../correlation.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Refuses new connections and sends those that are there elsewhere; resolves when they have gone. */
    drain(): Promise<void>;
  }
}

/**
 * The bare HTTP server. Slow or endless requests are cut off by time, oversized headers are answered 400 like any other
 * malformed request, and closing waits for requests in flight.
 */
export function createHttpServer(config: { trustProxy: boolean }): FastifyInstance {
  return Fastify({
    logger: false,
    bodyLimit: 128 * 1024,
    // One hop: what a client put into X-Forwarded-For before our proxy is not believed.
    trustProxy: config.trustProxy ? (_address: string, hop: number) => hop < 1 : false,
    requestTimeout: 30_000,
    connectionTimeout: 0,
    // Closing may take as long as the requests in flight; whoever closes bounds it.
    pluginTimeout: 0,
    forceCloseConnections: 'idle',
    frameworkErrors(_error, request, reply) {
      const correlationId = correlationIdOf(request.headers['x-correlation-id']);
      const answer: FastifyReply = reply as FastifyReply;
      answer.code(400).header('x-correlation-id', correlationId);
      answer.send({ error: { code: 'BAD_REQUEST', message: 'The request is not well-formed.', correlationId } });
    },
    clientErrorHandler: (error, socket) => malformed(error, socket),
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
  });
}

const body = '{"error":{"code":"BAD_REQUEST","message":"The request is not well-formed."}}';
const answer = [
  'HTTP/1.1 400 Bad Request',
  'Content-Type: application/json; charset=utf-8',
  `Content-Length: ${body.length}`,
  'Connection: close',
  '',
  body,
].join('\r\n');

function malformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else socket.end(answer);
}
