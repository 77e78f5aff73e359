import type pg from 'pg';

/** Opens the room of something that stands by itself, with the scope that says who may read it. */
export async function openRoom(
  client: pg.PoolClient,
  room: string,
  audience: string,
  audienceId: string | null,
): Promise<void> {
  await client.query('INSERT INTO "scope" (key, audience, audience_id) VALUES ($1, $2, $3)', [
    room,
    audience,
    audienceId,
  ]);
  await client.query('INSERT INTO stream (room, scope) VALUES ($1, $1)', [room]);
}
