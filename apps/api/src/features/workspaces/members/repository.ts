import { type Person, rooms, type WorkspaceRole } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import type { TimePlace } from '../../../platform/http/place.ts';

export type MemberRow = { person: Person; role: WorkspaceRole; joinedAt: Date };

export const workspaceMembersSql = `SELECT person(m.user_id) AS person, m.role, m.joined_at AS "joinedAt" FROM workspace_member m
  WHERE m.workspace_id = $1 AND (m.joined_at, m.user_id) > ($2::timestamptz, $3::uuid)
  ORDER BY m.joined_at, m.user_id LIMIT $4`;

/** Members in the order they came, with the position of the room that says who comes and goes. */
export const readMembers = (db: Database, workspaceId: string, after: TimePlace, limit: number) =>
  snapshot(db, [rooms.workspace(workspaceId)], async (client) => {
    const { rows } = await client.query<MemberRow>(workspaceMembersSql, [workspaceId, after.at, after.id, limit]);
    return rows;
  });
