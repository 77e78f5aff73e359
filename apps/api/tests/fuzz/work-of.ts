import type { ApiProcess, TestDatabase } from '@tidings/testing';
import type { Person } from '@tidings/testing/cluster';

/** A workspace of this person with something in it, and the approvals and agents of the demo forum, to be asked for: by the first word of its path. */
export async function workOf(api: ApiProcess, database: TestDatabase, alice: Person) {
  const ask = (path: string, body: object) => alice.ask(api.url, 'POST', path, body);
  const { id: workspace } = await ask('/api/workspaces', { name: 'To be bent' });
  const within = `/api/workspaces/${workspace}`;
  const { id: channel } = await ask(`${within}/channels`, { name: 'Deck' });
  const messages = ['One.', 'Two.'].map((body, n) =>
    ask(`/api/channels/${channel}/messages`, { body, clientId: `to-be-bent-${n}` }),
  );
  await Promise.all(messages);
  const find = async (sql: string) => (await database.query(`${sql} LIMIT 10`)).map(({ id }) => String(id));
  const everywhere = (table: string) => find(`SELECT id FROM ${table}`);
  return {
    workspaces: [String(workspace)],
    channels: [String(channel)],
    messages: await find(`SELECT id FROM chat_message WHERE workspace_id = '${workspace}'`),
    approvals: await everywhere('approval'),
    agents: await everywhere('agent'),
  };
}
