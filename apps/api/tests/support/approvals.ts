import type { Approval, WorkspaceRole } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { callerOf, type Forum, type Member } from './forum.ts';
import { newWorkspace, storeMember } from './workspaces.ts';

let asked = 0;
/** Somebody asks for something. */
export async function ask(
  who: Pick<Member, 'post'>,
  workspaceId: string,
  input: Record<string, unknown> = {},
): Promise<Approval> {
  const answer = await who.post(`/api/workspaces/${workspaceId}/approvals`, { title: `Request ${++asked}`, ...input });
  if (answer.status !== 201) throw new Error(`Could not ask for approval: ${JSON.stringify(answer.body)}`);
  return answer.body as unknown as Approval;
}

/** A workspace with somebody in each role. */
export async function team(forum: Forum) {
  const [owner, manager, operator, viewer] = await forum.people('olga', 'max', 'otto', 'vera');
  const workspace = await newWorkspace(owner);
  const roles: [Member, WorkspaceRole][] = [
    [manager, 'manager'],
    [operator, 'operator'],
    [viewer, 'viewer'],
  ];
  for (const [member, role] of roles) await storeMember(forum, workspace.id, member.id, role);
  return { id: workspace.id, workspace, owner, manager, operator, viewer };
}

/** An agent of a workspace: a key of its owner's. */
export async function newAgent({ app }: Pick<Forum, 'app'>, owner: Member, workspaceId: string, name = 'Ledger agent') {
  const answer = await owner.post('/api/api-keys', { name, scopes: ['approvals:write'], workspaceId });
  if (answer.status !== 201) throw new Error(`Could not make a key: ${JSON.stringify(answer.body)}`);
  const { id: keyId, key: token } = answer.body as unknown as { id: string; key: string };
  return { ...callerOf(app, token), token, keyId };
}

/** An approval as it would have been stored; answers its id. */
export async function storeApproval(
  { db }: Pick<Forum, 'db'>,
  workspaceId: string,
  as: {
    requesterId?: string;
    requesterKind?: 'member' | 'agent';
    title?: string;
    summary?: string;
    payload?: object;
    links?: object;
    kind?: string;
  } = {},
): Promise<string> {
  const id = uuidv7();
  const {
    requesterKind = 'member',
    requesterId = uuidv7(),
    title = 'Refund it',
    summary = '',
    payload,
    links = [],
    kind = 'general',
  } = as;
  await db.prisma.approval.create({
    data: {
      ...{ id, workspaceId, title, summary, kind, risk: 'low', required: 1, links, correlationId: 'stored-approval' },
      ...{ requesterKind, requesterId, requesterName: 'Somebody' },
      ...{ assignedRoles: [], assignedPeople: [] },
      ...(payload && { payload }),
      payloadBytes: payload ? Buffer.byteLength(JSON.stringify(payload)) : 0,
    },
  });
  await db.prisma.approvalAct.create({
    data: {
      ...{ id: uuidv7(), workspaceId, approvalId: id, action: 'asked', correlationId: 'stored-approval' },
      ...{ actorKind: 'member', actorId: requesterId, actorName: 'Somebody' },
    },
  });
  return id;
}
