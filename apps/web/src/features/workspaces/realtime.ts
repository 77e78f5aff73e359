import type { InfiniteData } from '@tanstack/react-query';
import type { WorkspaceMemberChange } from '@tidings/contracts';
import type { Answer } from '../../lib/api/call.ts';
import type { Reducers } from '../../lib/live/reducers.ts';
import type { WorkspaceData } from './api/workspaces.ts';

type MemberPage = Answer<'GET /api/workspaces/:id/members'>;
export type MembersData = InfiniteData<MemberPage, string | undefined>;

/** What events do to a workspace that is shown: its words, how many are in it, and what the reader is there. */
export const workspaceReducers: Reducers<WorkspaceData> = {
  'workspace:updated': (data, next) =>
    next.id !== data.id || next.version <= data.version ? data : { ...data, ...next, viewer: data.viewer },
  'workspace:member': (data, { workspaceId, memberCount }) =>
    workspaceId === data.id ? { ...data, memberCount } : data,
  'workspace:membership': (data, { workspaceId, role }) => {
    if (workspaceId !== data.id) return data;
    if (role === null) return { ...data, gone: true };
    const { gone, ...rest } = data;
    return { ...rest, viewer: { role } };
  },
};

function withChange(data: MembersData, { member, role, joinedAt }: WorkspaceMemberChange): MembersData {
  const isThere = data.pages.some(({ items }) => items.some(({ person }) => person.id === member.id));
  const change = (page: MemberPage, isLast: boolean): MemberPage => {
    if (isThere) {
      const items = page.items.flatMap((one) => {
        if (one.person.id !== member.id) return [one];
        return role === null ? [] : [{ ...one, role }];
      });
      return { ...page, items };
    }
    // Who comes is last; where not all are loaded, the page that has them brings them.
    if (!isLast || page.nextCursor !== null || role === null || joinedAt === null) return page;
    return { ...page, items: [...page.items, { person: member, role, joinedAt }] };
  };
  return { ...data, pages: data.pages.map((page, n) => change(page, n === data.pages.length - 1)) };
}

/** What events do to the list of members of one workspace. */
export const memberReducers = (workspaceId: string): Reducers<MembersData> => ({
  'workspace:member': (data, change) => (change.workspaceId === workspaceId ? withChange(data, change) : data),
});
