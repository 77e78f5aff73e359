import { type ApiScope, type Role, rooms, workspaceScopes } from '@tidings/contracts';
import { type Asker, askers, isKey, ranks, type Sample, type TargetKind } from '../../src/app/rights.ts';
import { newProgram } from '../support/agents.ts';
import { darkwatchSetting } from '../support/alerts.ts';
import { announce } from '../support/announcements.ts';
import { freeScopes, newKey, newOrder } from '../support/api-keys.ts';
import { type Forum, type Member, newGroup, newTopic, startForum } from '../support/forum.ts';
import { newWorkspace, storeMember } from '../support/workspaces.ts';
import { postsOf } from './posts.ts';
import { putWork } from './put-work.ts';

const forever = new Date('9999-01-01T00:00:00Z');
type Kind = Pick<TargetKind<unknown>, 'name'>;

/** Everybody and everything the table of rights speaks of, on a real server. */
export type World = {
  forum: Forum;
  /** Who asks; an author has the rank of what they wrote. */
  caller: (who: Asker, rank: Role, scope?: ApiScope) => Forum['visitor'] & Partial<Member>;
  /** Puts a thing into a state, as the work of somebody of a rank, and names it for a request of this asker. */
  put: (kind: Kind, state: string, rank: Role, who: Asker, name: string) => Promise<Sample>;
  /** Somebody else of the same sort, for what nobody could do twice. */
  twin: (who: Asker) => Promise<Member>;
  /** Something was done to it: it is put into its state anew. */
  disturb: () => void;
};

export async function createWorld(): Promise<World> {
  const forum = await startForum(darkwatchSetting);
  const { db } = forum;
  const person = async (name: string, role: Role, against: { silencedUntil?: Date; suspendedUntil?: Date } = {}) => {
    const member = await forum.join(name, role);
    await db.prisma.user.update({ where: { id: member.id }, data: against });
    return member;
  };

  const people = new Map<string, Member>();
  const twin = (who: Asker, rank: Role = 'member') => {
    const silenced = who.startsWith('silenced') ? { silencedUntil: forever } : {};
    const against = who === 'suspended' ? { suspendedUntil: forever } : silenced;
    const role = who.endsWith('moderator') ? 'moderator' : who === 'admin' ? 'admin' : rank;
    return person('asker', role, against);
  };
  for (const who of askers) {
    if (who === 'visitor' || isKey(who)) continue;
    for (const rank of who.endsWith('author') ? ranks : (['member'] as const))
      people.set(`${who} ${rank}`, await twin(who, rank));
  }
  const victims = new Map<Role, Member>();
  for (const rank of ranks) victims.set(rank, await person('victim', rank));
  const known = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('The world of rights has nobody of that kind.');
    return thing;
  };
  const admin = known(people.get('admin member'));
  const everything = await newKey(forum, admin, freeScopes);
  let agent: Awaited<ReturnType<typeof newProgram>> | undefined;
  const without = new Map<ApiScope | undefined, Awaited<ReturnType<typeof newKey>>>();
  for (const scope of freeScopes)
    without.set(
      scope,
      await newKey(
        forum,
        admin,
        freeScopes.filter((other) => other !== scope),
      ),
    );
  const caller = (who: Asker, rank: Role, scope?: ApiScope): Forum['visitor'] & Partial<Member> => {
    if (who === 'visitor') return forum.visitor;
    if (who === 'key with the scope' && scope && workspaceScopes.includes(scope)) return known(agent);
    if (isKey(who)) return who === 'key without' ? (without.get(scope) ?? everything) : everything;
    return known(people.get(`${who} ${who.endsWith('author') ? rank : 'member'}`));
  };

  const owner = known(people.get('group owner member'));
  const inside = [...people].filter(([name]) => /author|group member/.test(name)).map(([, { id }]) => id);
  const groups = {
    open: await newGroup(owner),
    closed: await newGroup(owner, false),
    archived: await newGroup(owner),
  };
  const archive = async (archived: string | null) => {
    await db.prisma.group.updateMany({ data: { archivedAt: null, archivedById: null } });
    if (archived) await db.prisma.group.update({ where: { id: archived }, data: { archivedAt: new Date() } });
  };
  /** Nothing can be written once the group is archived. */
  const beforeItIsArchived = async <T>(write: () => Promise<T>): Promise<T> => {
    await archive(null);
    const written = await write();
    await archive(groups.archived);
    return written;
  };
  const fill = async (groupId: string, more: string[]) => {
    await db.prisma.groupMember.deleteMany({ where: { groupId } });
    const members = [...inside, ...more].map((userId) => ({ groupId, userId, role: 'member' as const }));
    await db.prisma.groupMember.createMany({ data: [{ groupId, userId: owner.id, role: 'owner' }, ...members] });
  };
  for (const id of Object.values(groups)) await fill(id, []);

  const categories = {
    open: await forum.category(),
    private: await forum.category({ groupId: groups.closed }),
    'of an archived group': await forum.category({ groupId: groups.archived }),
  };
  // A group with a category is not deleted, so that it is there for the next who asks.
  await forum.category({ groupId: groups.open });
  // And a category with a topic is not deleted either.
  await newTopic(owner, categories['of an archived group']);
  await archive(groups.archived);
  const categoryOf = (state: string) =>
    /archived/.test(state)
      ? categories['of an archived group']
      : state.includes('private')
        ? categories.private
        : categories.open;
  const spare = await forum.category();
  const { topicIn, topicOfReply, replyIn, writeTopic } = postsOf({ forum, owner, categoryOf, beforeItIsArchived });
  const workspaceOwner = await forum.join('workspace-owner');
  const workspace = await newWorkspace(workspaceOwner);
  agent = await newProgram(forum, workspaceOwner, workspace.id, workspaceScopes as ApiScope[]);
  // Somebody decides there, whoever asks.
  await storeMember(forum, workspace.id, known(victims.get('admin')).id, 'manager');
  const roomsOf: Record<string, string> = {
    'of a topic': `topic:${await newTopic(owner, categories.open)}`,
    'of a private topic': `topic:${await newTopic(owner, categories.private)}`,
    'of another member': `user:${known(victims.get('member')).id}`,
    'of the moderators': rooms.moderators,
    'of the admins': rooms.admins,
  };
  const gone = await newTopic(owner, categories.open);
  await owner.delete(`/api/topics/${gone}`);
  roomsOf['of a deleted topic'] = `topic:${gone}`;

  let words = 0;
  let standing = '';

  async function put({ name: kind }: Kind, state: string, rank: Role, who: Asker, name: string): Promise<Sample> {
    words += 1;
    const victim = known(victims.get(rank));
    const asking = caller(who, rank);
    const author = who.endsWith('author') ? (asking as Member) : victim;
    const sample = {
      ...{ categoryId: spare, word: `word-${words}`, later: new Date(Date.now() + 86_400_000).toISOString() },
      token: asking.token ?? '',
      username: author.username,
    };
    const wanted = `${kind} ${state} ${author.id} ${name}`;
    const stands = standing === wanted;
    standing = wanted;
    if (!stands) {
      const calm = { silencedUntil: null, suspendedUntil: null };
      await db.prisma.user.updateMany({ where: { id: victim.id }, data: calm });
      await db.prisma.moderationAction.deleteMany();
    }
    if (kind === 'topic') {
      const id = await topicIn(state);
      if (!stands) await writeTopic(id, state, author.id);
      return { ...sample, id };
    }
    if (kind === 'reply') {
      const id = await replyIn(state);
      if (stands) return { ...sample, id };
      const around = topicOfReply(state);
      await writeTopic(await topicIn(around), around, owner.id);
      const status = state === 'hidden' ? 'hidden' : 'visible';
      const deletedAt = state === 'deleted' ? new Date() : null;
      await db.prisma.reply.update({
        where: { id },
        data: { authorId: author.id, status, deletedAt, body: 'An answer.' },
      });
      return { ...sample, id };
    }
    if (kind === 'group') {
      if (!stands) await archive(groups.archived);
      const id = groups[state as keyof typeof groups];
      if (!stands) await fill(id, /^remove|:role$/.test(name) ? [victim.id] : []);
      return { ...sample, id, username: victim.username };
    }
    const placed = await putWork(
      { forum, workspace, workspaceOwner, agent: known(agent) },
      { kind, state, name, who, asking, victim },
    );
    if (placed) return { ...sample, ...placed };
    if (kind === 'other member') {
      await db.prisma.block.deleteMany();
      const blocks = state === 'blocking who asks' && asking.id !== undefined && asking.id !== author.id;
      if (blocks) await db.prisma.block.create({ data: { userId: author.id, blockedId: String(asking.id) } });
      return { ...sample, id: author.id };
    }
    if (kind === 'announcement') {
      const id = await announce(forum, {
        ...(state === 'to a group' && { audience: 'group', audienceId: groups.closed }),
        ...(state.startsWith('to ') ? {} : { state: state.replace(' ', '_') as 'planned' }),
      });
      return { ...sample, id };
    }
    if (kind === 'order') return { ...sample, id: await newOrder(forum, author.id) };
    if (kind === 'category') return { ...sample, id: categories[state as keyof typeof categories] };
    if (kind === 'room') return { ...sample, id: known(roomsOf[state]) };
    return { ...sample, id: author.id };
  }
  const disturb = () => {
    standing = '';
  };
  return { forum, caller, put, twin, disturb };
}
