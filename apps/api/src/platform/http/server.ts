import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { correlationIdOf } from '../kernel/correlation.ts';
import { MAX_BODY, readJsonBodies } from './json-body.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Refuses new connections and sends those that are there elsewhere; resolves when they have gone. */
    drain(): Promise<void>;
  }
}

type HttpConfig = {
  timings: { httpHead: number; httpRequest: number; httpCheck: number; httpStall: number };
};

/**
 * The bare HTTP server. Slow or endless requests are cut off by time, oversized headers are answered 400 like any other
 * malformed request, and closing waits for requests in flight.
 */
export function createHttpServer(config: HttpConfig): FastifyInstance {
  const { httpHead, httpRequest, httpCheck, httpStall } = config.timings;
  const app = Fastify({
    logger: false,
    bodyLimit: MAX_BODY,
    requestTimeout: httpRequest,
    connectionTimeout: httpStall,
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
    http: { headersTimeout: httpHead, connectionsCheckingInterval: httpCheck },
  });
  readJsonBodies(app);
  return app;
}

/** How long the reader of a refusal may take before the connection is gone. */
const LINGER_MS = 1_000;

const refusal = (status: string, message: string): string => {
  const body = JSON.stringify({ error: { code: 'BAD_REQUEST', message } });
  const head = [`HTTP/1.1 ${status}`, 'Content-Type: application/json; charset=utf-8', 'Connection: close'];
  return [...head, `Content-Length: ${body.length}`, '', body].join('\r\n');
};
const late = refusal('408 Request Timeout', 'The request took too long to arrive.');
const broken = refusal('400 Bad Request', 'The request is not well-formed.');

function malformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    // What comes later must not be taken for a request after all: gone at once, as Node itself does it.
    socket.write(late);
    return void socket.destroy();
  }
  socket.end(broken);
  // Half-open sockets stay until the other side ends: who never does would keep its place for ever.
  const linger = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(linger));
}
