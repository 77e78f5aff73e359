import { randomUUID } from 'node:crypto';
import { query } from './scratch-server.ts';

/** Rows of a forum as small as it can be: a topic in a category that all may read, with two replies and their threads. */
export async function smallForum(url: string) {
  const [member, category, topic] = [randomUUID(), randomUUID(), randomUUID()];
  const [opened, unopened] = [randomUUID(), randomUUID()];
  await query(
    url,
    `INSERT INTO "user" (id, username, email, display_name, password_hash) VALUES ('${member}', 'a', 'a@x', 'A', 'none');
     INSERT INTO category (id, name, slug, colour, description, position) VALUES ('${category}', 'C', 'c', 'mod', '', 1);
     INSERT INTO "scope" (key, audience) VALUES ('category:${category}', 'everyone');
     INSERT INTO topic (id, category_id, author_id, title, slug, body)
       VALUES ('${topic}', '${category}', '${member}', 'T', 't', 'b');
     INSERT INTO reply (id, topic_id, author_id, number, body)
       VALUES ('${opened}', '${topic}', '${member}', 1, 'b'), ('${unopened}', '${topic}', '${member}', 2, 'b');
     INSERT INTO stream (room, scope) VALUES ('topic:${topic}', 'category:${category}')`,
  );
  const rooms = { topic: `topic:${topic}`, opened: `thread:${opened}`, unopened: `thread:${unopened}` };
  return { member, topicId: topic, unopenedId: unopened, scope: `category:${category}`, rooms };
}

/** What append_events answers. */
export type Appended = { moved: string[]; entries: { room: string; offset: number; scope: string }[] };

/** Appends as a server does. */
export async function append(url: string, request: object): Promise<Appended> {
  const [row] = await query<{ r: Appended }>(url, 'SELECT append_events($1::jsonb) AS r', [JSON.stringify(request)]);
  if (!row) throw new Error('append_events gave no row');
  return row.r;
}
