import { type Instance, METRICS_TOKEN } from './site.ts';

/** Connections the server has open now, by its own metric: sockets and event streams of everybody. */
export async function serverConnections({ api }: Instance): Promise<number> {
  const headers = { Authorization: `Bearer ${METRICS_TOKEN}` };
  const text = await (await fetch(`${api.url}/metrics`, { headers })).text();
  const counts = [...text.matchAll(/^websocket_connections_active\{[^}]*\} (\d+)/gm)].map(([, count]) => Number(count));
  if (counts.length === 0) throw new Error('The server names no websocket_connections_active');
  return counts.reduce((sum, count) => sum + count, 0);
}
