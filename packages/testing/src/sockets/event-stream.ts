import { get as httpGet, type IncomingMessage } from 'node:http';
import type { Heard } from './live-socket.ts';

export type LiveStream = {
  status: number;
  headers: Record<string, unknown>;
  body: () => string;
  heard: Heard[];
  ids: string[];
  comments: number;
  ended: boolean;
  pause: () => void;
  end: () => void;
};

/** The event stream as curl or a hand-written reader meets it. Resolves when the head of the answer is there; rejects when there is none. */
export function stream(url: string, path: string, headers: Record<string, string> = {}): Promise<LiveStream> {
  return new Promise((resolve, reject) => {
    const request = httpGet(`${url}${path}`, { headers, agent: false }, (answer: IncomingMessage) => {
      let rest = '';
      let body = '';
      const live: LiveStream = {
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        body: () => body,
        heard: [],
        ids: [],
        comments: 0,
        ended: false,
        pause: () => void answer.pause(),
        end: () => void request.destroy(),
      };
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) read(block, live);
      });
      const over = () => {
        live.ended = true;
      };
      answer.on('end', over).on('close', over).on('error', over);
      resolve(live);
    });
    request.once('error', reject);
  });
}

function read(block: string, live: LiveStream): void {
  if (block.startsWith(':')) live.comments += 1;
  const fields = new Map(block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]));
  const id = fields.get('id');
  if (id !== undefined) live.ids.push(id);
  const data = fields.get('data');
  if (data === undefined) return;
  const [payload, meta] = JSON.parse(data);
  live.heard.push({ name: fields.get('event') ?? '', payload, meta });
}
