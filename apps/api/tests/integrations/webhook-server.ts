import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

export type Got = { headers: IncomingHttpHeaders; body: string; at: number };
type Answering = (got: Got, answer: ServerResponse) => void;

/** A server of somebody else's that is sent things: it keeps what it got, and answers as it is asked to. */
export async function startWebhookServer() {
  const got: Got[] = [];
  let answering: Answering = (_got, answer) => void answer.writeHead(204).end();
  let open = 0;
  let most = 0;
  const server = createServer((request, answer) => {
    open += 1;
    most = Math.max(most, open);
    answer.once('close', () => {
      open -= 1;
    });
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = { headers: request.headers, body: Buffer.concat(parts).toString(), at: performance.now() };
      got.push(one);
      answering(one, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    ...{ got, port, url: `http://127.0.0.1:${port}/in` },
    /** The most that were on their way to it at once. */
    most: () => most,
    answer(how: Answering | number) {
      answering = typeof how === 'number' ? (_got, answer) => void answer.writeHead(how).end(`${how}`) : how;
    },
    types: () => got.map(({ body }) => JSON.parse(body).type as string),
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
export type WebhookServer = Awaited<ReturnType<typeof startWebhookServer>>;

/** Whether a request is signed with a secret, as a receiver checks it. */
export function isSigned({ headers, body }: Pick<Got, 'headers' | 'body'>, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const want = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(want);
}
