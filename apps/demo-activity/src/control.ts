import { createServer, type IncomingMessage, type Server } from 'node:http';

export const PATH = '/dev/demo-activity';
const MOST_BYTES = 200;
const name = /^[a-z0-9_-]{1,40}$/i;

type Control = {
  isActive: () => boolean;
  setActive: (active: boolean) => void;
  /** The page of this member is open. */
  looks: (username: string) => void;
};

/** `GET` and `PUT { active }` answer and change whether demo members act. `?for=<name>`: who looks, so that something concerns them. */
export function serveControl(control: Control): Server {
  return createServer((request: IncomingMessage, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== PATH) return void response.writeHead(404).end();
    const visitor = searchParams.get('for');
    if (visitor !== null && name.test(visitor)) control.looks(visitor);
    let body = '';
    request.on('data', (chunk: Buffer) => {
      if (body.length < MOST_BYTES) body += chunk.toString();
    });
    request.on('error', () => response.destroy());
    request.on('end', () => {
      if (request.method === 'PUT') control.setActive(body.includes('true'));
      const answer = JSON.stringify({ active: control.isActive() });
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
  });
}
