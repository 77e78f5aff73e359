import { get, type IncomingMessage } from 'node:http';
import { rooms, type WorkspaceEvent, workspaceEventSchema } from '@tidings/contracts';
import { until } from '@tidings/testing';
import type { Any, Forum } from './forum.ts';

type Frame = { id: string | undefined; name: string; data: Any };
export type Reading = {
  status: number;
  body: () => string;
  /** What happened, as it was heard. */
  events: WorkspaceEvent[];
  /** What the stream says of itself: resets and its end. */
  said: Frame[];
  /** Every `id:`, also those that come alone. */
  ids: string[];
  ended: () => boolean;
  pause: () => void;
  end: () => void;
};

/** Reads the events of a workspace by a token or a key, as a program would. */
export function readEvents(
  { url }: Pick<Forum, 'url'>,
  who: { token: string },
  workspaceId: string,
  { types, after }: { types?: string; after?: string | undefined } = {},
): Promise<Reading> {
  const headers = { authorization: `Bearer ${who.token}`, ...(after !== undefined && { 'last-event-id': after }) };
  const query = types === undefined ? '' : `?types=${encodeURIComponent(types)}`;
  return new Promise((resolve, reject) => {
    const path = `/api/workspaces/${workspaceId}/events${query}`;
    const request = get(url + path, { headers, agent: false }, (answer: IncomingMessage) => {
      let [rest, body, over] = ['', '', false];
      const reading: Reading = {
        ...{ status: answer.statusCode ?? 0, body: () => body, events: [], said: [], ids: [], ended: () => over },
        ...{ pause: () => void answer.pause(), end: () => void request.destroy() },
      };
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        if (reading.status !== 200) body += chunk;
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) take(block, reading);
      });
      const end = () => {
        over = true;
      };
      answer.on('end', end).on('close', end).on('error', end);
      resolve(reading);
    });
    request.once('error', reject);
  });
}

function take(block: string, { events, said, ids }: Reading): void {
  const fields = new Map(block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]));
  const id = fields.get('id');
  if (id !== undefined) ids.push(id);
  const text = fields.get('data');
  if (text === undefined) return;
  const [name, data] = [fields.get('event') ?? '', JSON.parse(text)];
  if (name.startsWith('stream.')) said.push({ id, name, data });
  else {
    events.push(workspaceEventSchema.parse(data));
    if (data.type !== name) throw new Error(`The frame ${name} holds ${data.type}.`);
  }
}

/** Waits until so many events were heard. */
export const heardSoMany = (reading: Reading, count: number, timeoutMs = 10_000): Promise<boolean> =>
  until(() => reading.events.length >= count, { timeoutMs, what: `${count} events` });

/** The code a stream says it ended with, within so long. */
export async function endOf(reading: Reading, timeoutMs: number): Promise<string> {
  await until(reading.ended, { timeoutMs, what: 'the stream to end' });
  return reading.said.find(({ name }) => name === 'stream.end')?.data.code ?? 'none';
}

/** Stores copies of the newest approval’s event in the room of its workspace, each with as much text. */
export async function storeEvents(
  { db }: Pick<Forum, 'db'>,
  workspaceId: string,
  count: number,
  bytes = 10,
): Promise<void> {
  await db.pool.query(
    `WITH e AS (SELECT * FROM event WHERE room = $1 AND name = 'approval:created' ORDER BY "offset" DESC LIMIT 1),
       at AS (UPDATE stream SET head = head + $2 WHERE room = $1 RETURNING head - $2 AS base, room),
       made AS (INSERT INTO event (room, "offset", id, name, payload, correlation_id, scope, scope_version, at)
         SELECT e.room, at.base + n, gen_random_uuid(), e.name, jsonb_set(e.payload, '{summary}', to_jsonb(repeat('x', $3::int))),
           e.correlation_id, e.scope, e.scope_version, now() FROM e, at, generate_series(1, $2::int) n RETURNING "offset")
     SELECT count(*) FROM made`,
    [rooms.workspace(workspaceId), count, bytes],
  );
  await db.pool.query(
    `UPDATE stream s SET last_id = e.id FROM event e WHERE s.room = $1 AND e.room = s.room AND e."offset" = s.head`,
    [rooms.workspace(workspaceId)],
  );
}
