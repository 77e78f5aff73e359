import { rooms } from '@tidings/contracts/plain';
import type pg from 'pg';
import { uuidv7 } from '../uuidv7.ts';
import { groups, type SeedGroup } from './groups.ts';
import { need } from './need.ts';
import { openRoom } from './open-room.ts';
import { writeTopic } from './write-topic.ts';

const FOUNDED_DAYS_AGO = 38;

/** Writes the groups with what they talk about among themselves. Answers their ids by slug. */
export async function writeGroups(client: pg.PoolClient, people: Map<string, string>, position: number, now: Date) {
  const ids = new Map<string, string>();
  for (const [index, group] of groups.entries())
    ids.set(group.slug, await writeGroup(client, group, people, position + index, now));
  return ids;
}

async function writeGroup(
  client: pg.PoolClient,
  { slug, name, description, open, colour, owners, members, topics }: SeedGroup,
  people: Map<string, string>,
  position: number,
  now: Date,
): Promise<string> {
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000);
  const founded = FOUNDED_DAYS_AGO * 24 * 60;
  const [group, category] = [uuidv7(at(founded).getTime()), uuidv7(at(founded).getTime())];
  await client.query(
    'INSERT INTO "group" (id, name, slug, description, open, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [group, name, slug, description, open, at(founded)],
  );
  await openRoom(client, rooms.group(group), 'group', group);
  const everybody = [...owners.map((owner) => [owner, founded] as const), ...members];
  await client.query(
    `INSERT INTO group_member (group_id, user_id, role, joined_at)
     SELECT $1, m.who, CASE WHEN m.who = ANY ($4::uuid[]) THEN 'owner' ELSE 'member' END::group_role, m.at
     FROM unnest($2::uuid[], $3::timestamptz[]) m(who, at)`,
    [
      group,
      everybody.map(([who]) => need(people, who)),
      everybody.map(([, ago]) => at(ago)),
      owners.map((who) => need(people, who)),
    ],
  );
  await client.query(
    `INSERT INTO group_activity (id, group_id, kind, actor_id, member_id, at)
     SELECT m.id, $1, CASE WHEN m.who = $5 THEN 'created' ELSE 'joined' END, m.who, m.who, m.at
     FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) m(id, who, at)`,
    [
      ...[group, everybody.map(([, ago]) => uuidv7(at(ago).getTime())), everybody.map(([who]) => need(people, who))],
      ...[everybody.map(([, ago]) => at(ago)), need(people, owners[0] ?? '')],
    ],
  );
  await client.query(
    `INSERT INTO category (id, name, slug, colour, description, position, group_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [category, name, slug, colour, description, position, group],
  );
  await openRoom(client, rooms.category(category), 'group', group);
  const inside = new Map(everybody.map(([who]) => [who, need(people, who)]));
  for (const topic of topics)
    await writeTopic(client, { ...topic, category: slug }, inside, new Map([[slug, category]]), now);
  return group;
}
