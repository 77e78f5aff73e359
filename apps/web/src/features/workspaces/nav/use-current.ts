import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { use } from 'react';
import { type ListedWorkspace, WorkspaceAddsContext } from '../../../lib/feature/workspace-adds.ts';
import { useMember } from '../../../lib/session/state.ts';
import { useStore } from '../../../lib/store/external-store.ts';
import { workspacesQuery } from '../api/workspaces.ts';
import { remember, remembered } from './remembered.ts';

/** The workspaces of the reader, and the one that menus lead into: where they were last, or else the first. */
export function useCurrent(): { all: readonly ListedWorkspace[] | undefined; current: ListedWorkspace | undefined } {
  const { data } = useInfiniteQuery({ ...workspacesQuery(), enabled: useMember() !== undefined });
  const last = useStore(remembered);
  const all = data?.pages.flatMap(({ items }) => items);
  return { all, current: all?.find(({ id }) => id === last?.id) ?? all?.[0] };
}

/** Menus lead into this workspace from now on. */
export function enter(id: string): void {
  const last = remembered.get();
  if (last?.id !== id) remember({ pages: 1, tabs: 1, ...last, id });
}

/** What the features add to each workspace; undefined until it is here. */
export function useWorkspaceAdds() {
  const load = use(WorkspaceAddsContext);
  const { data } = useQuery({
    queryKey: ['workspace-adds'],
    queryFn: load,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  });
  return data;
}

export const useWorkspacePages = () => useWorkspaceAdds()?.flatMap(({ pages = [] }) => pages);
