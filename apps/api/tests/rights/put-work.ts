import { type Asker, isKey, type Sample } from '../../src/app/rights.ts';
import { type newProgram, storeAgent } from '../support/agents.ts';
import { storeApproval } from '../support/approvals.ts';
import { storeChannel, storeMessages } from '../support/chat.ts';
import type { Forum, Member } from '../support/forum.ts';
import { storeMember, workspaceRoleIn } from '../support/workspaces.ts';

type Place = {
  forum: Forum;
  workspace: { id: string };
  workspaceOwner: Member;
  agent: Awaited<ReturnType<typeof newProgram>>;
};
type Wanted = { kind: string; state: string; name: string; who: Asker; asking: Partial<Member>; victim: Member };

/** Puts a thing of a workspace into a state; undefined where it is none. */
export async function putWork(
  { forum, workspace, workspaceOwner, agent }: Place,
  { kind, state, name, who, asking, victim }: Wanted,
): Promise<(Partial<Sample> & Pick<Sample, 'id'>) | undefined> {
  if (kind === 'workspace') {
    const there = { workspaceId: workspace.id };
    await forum.db.prisma.workspaceInvitation.deleteMany({ where: there });
    await storeMember(forum, workspace.id, victim.id, /^remove|:role$|^openDirect/.test(name) ? 'viewer' : null);
    if (asking.id) await storeMember(forum, workspace.id, asking.id, workspaceRoleIn(state));
    return { id: workspace.id, username: victim.username };
  }
  if (kind === 'approval') {
    const role = workspaceRoleIn(state.replace('own, ', ''));
    if (asking.id) await storeMember(forum, workspace.id, asking.id, role);
    const own = state.startsWith('own') && asking.id ? asking.id : victim.id;
    const asAgent = { requesterKind: 'agent', requesterId: agent.keyId } as const;
    return { id: await storeApproval(forum, workspace.id, isKey(who) ? asAgent : { requesterId: own }) };
  }
  if (kind === 'agent') {
    if (asking.id) await storeMember(forum, workspace.id, asking.id, workspaceRoleIn(state));
    const by = { keyId: agent.keyId, ownerId: workspaceOwner.id };
    return { id: await storeAgent(forum, workspace.id, by) };
  }
  if (kind === 'channel' || kind === 'message') {
    const role = /as (\w+)/.exec(state)?.[1];
    const isIn = role !== undefined || state.includes('without');
    const [own, workspaceId] = [state.startsWith('own'), workspace.id];
    await storeMember(forum, workspaceId, victim.id, 'operator');
    if (asking.id) await storeMember(forum, workspaceId, asking.id, isIn ? ((role ?? 'viewer') as 'viewer') : null);
    const others = /^direct|^private/.test(state) ? [victim.id, ...(role && asking.id ? [asking.id] : [])] : [];
    const channel = { kind: /^direct|^private/.exec(state)?.[0] ?? 'public', archived: state.startsWith('archived') };
    const id = await storeChannel(forum, workspaceId, { ...channel, people: others });
    await forum.db.prisma.block.deleteMany();
    if (state.endsWith('blocked') && asking.id)
      await forum.db.prisma.block.create({ data: { userId: victim.id, blockedId: asking.id } });
    const wrote = own && asking.id ? asking.id : victim.id;
    if (kind === 'message') return { id: await storeMessages(forum, id, wrote) };
    return { id, username: victim.username };
  }
  return undefined;
}
