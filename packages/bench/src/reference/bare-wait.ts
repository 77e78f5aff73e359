/** The floor of a long poll: one row is stored, and the one request that waits for it is answered. */
import { createServer, type ServerResponse } from 'node:http';
import { DatabaseClient } from '@tidings/testing';
import pg from 'pg';

const pool = new pg.Pool({ Client: DatabaseClient, connectionString: process.env.DATABASE_URL, max: 16 });
await pool.query('CREATE TABLE IF NOT EXISTS bench_decision (id text, body jsonb)');
const waiting = new Map<string, ServerResponse>();
const body = JSON.stringify({ state: 'approved', title: 'x'.repeat(400) });

async function decide(id: string, response: ServerResponse): Promise<void> {
  await pool.query({ name: 'decide', text: 'INSERT INTO bench_decision VALUES ($1, $2)', values: [id, body] });
  waiting.get(id)?.end(body);
  waiting.delete(id);
  response.end(body);
}

const server = createServer((request, response) => {
  const id = request.url ?? '';
  request.resume();
  if (request.method === 'GET') {
    waiting.set(id, response);
    response.on('close', () => waiting.get(id) === response && waiting.delete(id));
  } else decide(id, response).catch(() => response.writeHead(500).end());
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ msg: 'listening', port: typeof address === 'object' ? address?.port : 0 }));
});
