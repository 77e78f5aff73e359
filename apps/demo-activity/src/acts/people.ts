import type { Family, FamilyView, Group, GroupInvitation, ProfileAnswer } from '@tidings/contracts';
import { FAMILY_MAX } from '@tidings/contracts';
import { actors } from '../people.ts';
import type { Act, Scene } from '../scene.ts';
import { groupsWithMembers, type Page } from './places.ts';

/** Follows the visitor. */
export const follow: Act = async ({ actor, visitor, kept }) => {
  const { viewer } = await actor.call<ProfileAnswer>('GET', `/api/users/${visitor}`);
  if (viewer?.following !== false) return false;
  await actor.call('PUT', `/api/users/${visitor}/follow`);
  await kept.note('follow', () => actor.call('DELETE', `/api/users/${visitor}/follow`));
  return true;
};

/** The group the actor runs; made the first time. */
async function ownGroup({ actor }: Scene): Promise<Group | undefined> {
  const about = actors.find(({ username }) => username === actor.username)?.group;
  if (!about) return undefined;
  const { items } = await actor.call<Page<Group>>('GET', `/api/groups?slug=${about.slug}`);
  return items[0] ?? (await actor.call<Group>('POST', '/api/groups', about));
}

/** Asks the visitor into the group the actor runs. */
export const invite: Act = async (scene) => {
  const { actor, visitor, kept } = scene;
  const group = await ownGroup(scene);
  if (group?.viewer?.role !== 'owner') return false;
  const path = `/api/groups/${group.id}/invitations`;
  const { items } = await actor.call<Page<GroupInvitation>>('GET', path);
  if (items.some(({ member }) => member.username === visitor)) return false;
  const members = (await groupsWithMembers(actor)).find((one) => one.group.id === group.id)?.members ?? [];
  if (members.some(({ person }) => person.username === visitor)) return false;
  await actor.call('POST', path, { username: visitor });
  await kept.note('invitation', () => actor.call('DELETE', `${path}/${visitor}`));
  return true;
};

/** Asks the visitor into the family of the actor; made the first time. */
export const inviteToFamily: Act = async ({ actor, visitor, kept }) => {
  const { family } = await actor.call<FamilyView>('GET', '/api/family');
  const members = (family ?? (await actor.call<Family>('POST', '/api/family', { name: 'Open Harbour' }))).members;
  if (members.length >= FAMILY_MAX || members.some(({ person }) => person.username === visitor)) return false;
  await actor.call('POST', '/api/family/invitations', { username: visitor });
  await kept.note('family', () => actor.call('DELETE', `/api/family/members/${visitor}`));
  return true;
};

/** Joins an open group of the visitor's. */
export const join: Act = async ({ actor, visitor, kept }) => {
  const theirs = (await groupsWithMembers(actor)).find(
    ({ group, members }) =>
      group.open &&
      group.viewer?.role === null &&
      members.some(({ person, role }) => person.username === visitor && role === 'owner'),
  );
  if (!theirs) return false;
  await actor.call('POST', `/api/groups/${theirs.group.id}/join`);
  await kept.note('join', () => actor.call('POST', `/api/groups/${theirs.group.id}/leave`));
  return true;
};
