import type { IncomingMessage, ServerResponse } from 'node:http';

type Answer = { status: number; code: string; message: string; retryAfter?: number };

const LINGER_MS = 1000;

/** Answers a request that never reaches the router: a plain response, or a raw one on a connection that wants to upgrade. */
export function refuseRaw(
  req: IncomingMessage,
  res: Pick<ServerResponse, 'writeHead'>,
  { status, code, message, retryAfter }: Answer,
  cors: Record<string, string>,
): void {
  const body = JSON.stringify({ code, message });
  const headers: Record<string, string> = {
    ...cors,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
  };
  if (req.headers.upgrade === undefined) {
    res.writeHead(status, headers).end(body);
    return;
  }
  const { socket } = req;
  socket.once('error', () => socket.destroy());
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${body}`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
