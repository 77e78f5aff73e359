import { createConnection, type Socket as TcpSocket } from 'node:net';
import { until } from '../time/until.ts';

/** A raw TCP connection that sends what it is given and reads only on demand. */
export async function rawTcp(url: string): Promise<{ socket: TcpSocket; received: () => string }> {
  const { hostname, port } = new URL(url);
  const socket = createConnection({ host: hostname, port: Number(port) });
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  return { socket, received: () => received };
}

/** Sends a raw HTTP request and gives the whole answer, whatever it is. */
export async function rawHttp(url: string, lines: string[], body = ''): Promise<{ status: number; text: string }> {
  const { socket, received } = await rawTcp(url);
  socket.write(`${lines.join('\r\n')}\r\nHost: localhost\r\n\r\n${body}`);
  await until(() => /^HTTP\/1\.1 \d+[\s\S]*\r\n\r\n/.test(received()) || socket.closed, { what: 'an answer' });
  await until(() => socket.closed || socket.readableEnded || received().length > 0, { what: 'the body' });
  const text = received();
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0);
  setImmediate(() => socket.destroy());
  return { status, text };
}
