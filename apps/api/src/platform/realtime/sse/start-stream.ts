import type { FastifyReply, FastifyRequest } from 'fastify';

/** Takes a response over and sends the head of an event stream. */
export function startStream(request: FastifyRequest, reply: FastifyReply, keepAliveMs: number): void {
  reply.hijack();
  request.raw.socket.setKeepAlive(true, keepAliveMs);
  request.raw.socket.setNoDelay(true);
  reply.raw.writeHead(200, headersOf(reply));
}

const headersOf = (reply: FastifyReply) => ({
  ...(reply.getHeaders() as Record<string, string>),
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
});
