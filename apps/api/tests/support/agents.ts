import type { Agent, ApiScope } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { type Any, callerOf, type Forum, type Member } from './forum.ts';

/** A program with a key of a workspace, made by an owner of it. */
export async function newProgram(
  { app }: Pick<Forum, 'app'>,
  owner: Member,
  workspaceId: string,
  scopes: readonly ApiScope[] = ['agents:write', 'approvals:write'],
) {
  const answer = await owner.post('/api/api-keys', { name: 'Ledger agent', scopes: [...scopes], workspaceId });
  if (answer.status !== 201) throw new Error(`Could not make a key: ${JSON.stringify(answer.body)}`);
  const { id: keyId, key: token } = answer.body as unknown as { id: string; key: string };
  return { ...callerOf(app, token), token, keyId };
}
export type Program = Awaited<ReturnType<typeof newProgram>>;

let agents = 0;
/** An agent that its program registered just now. */
export async function register(
  program: Pick<Program, 'post'>,
  workspaceId: string,
  input: object = {},
): Promise<Agent> {
  const answer: Any = await program.post(`/api/workspaces/${workspaceId}/agents`, {
    name: `Agent ${++agents}`,
    ...input,
  });
  if (answer.status !== 201) throw new Error(`Could not register an agent: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** An agent as it would have been stored, with an entry in its log; answers its id. */
export async function storeAgent(
  { db }: Pick<Forum, 'db'>,
  workspaceId: string,
  as: { keyId?: string; ownerId: string; name?: string; capabilities?: string[]; words?: string },
): Promise<string> {
  const id = uuidv7();
  const { keyId = uuidv7(), ownerId, name = `Agent ${++agents}`, capabilities = [], words = null } = as;
  await db.prisma.agent.create({
    data: {
      ...{ id, workspaceId, keyId, ownerId, name, capabilities, version: '1.0', everySeconds: 30, status: 'idle' },
      ...{ task: words?.slice(0, 200) ?? null, message: words, leaseUntil: new Date(Date.now() + 90_000) },
    },
  });
  const entry = { id: uuidv7(), workspaceId, agentId: id, action: 'registered', status: 'idle', words };
  await db.prisma.agentAct.create({ data: entry });
  return id;
}
