import { DatabaseClient } from '@tidings/testing';
import type { Site } from '../site.ts';

type Of = { workspaceId: string; ownerId: string };

/** A webhook of a workspace as it is after an hour: one thing arrived, the next fails, and what comes after that waits. */
export async function storeWebhook({ databaseUrl }: Site, { workspaceId, ownerId }: Of): Promise<void> {
  const client = new DatabaseClient({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `WITH hook AS (
         INSERT INTO webhook (id, workspace_id, name, url, events, secret, created_by_id, created_at, failing_since, failures, rest_until)
         VALUES (gen_random_uuid(), $1, 'Ledger', 'https://ledger.example/hooks/approvals', '{approval.*,agent.*}', '\\x00', $2,
           now() - interval '1 hour', now() - interval '3 minutes', 2, now() + interval '10 minutes') RETURNING id
       )
       INSERT INTO webhook_delivery (id, webhook_id, workspace_id, room_offset, type, body, state, tries, status, ms, answer, created_at, tried_at, next_at)
       SELECT gen_random_uuid(), h.id, $1, d.nth, d.type, d.body, d.state, d.tries, d.status, d.ms, d.answer,
         now() - d.ago * interval '1 minute', now(), now() + interval '10 minutes'
       FROM hook h, (VALUES
         (1, 'agent.status', '{"type":"agent.status","data":{"name":"Reconciler","status":"running"}}', 'delivered', 1, 204, 84, '', 40),
         (2, 'approval.created', '{"type":"approval.created","data":{"title":"Refund 1,284.00"}}', 'pending', 2, 503, 120, 'Down for maintenance', 3),
         (3, 'approval.updated', '{"type":"approval.updated","data":{"title":"Refund 1,284.00"}}', 'pending', 0, NULL, NULL, NULL, 2)
       ) d(nth, type, body, state, tries, status, ms, answer, ago)`,
      [workspaceId, ownerId],
    );
  } finally {
    await client.end();
  }
}
