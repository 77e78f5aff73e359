import { useInfiniteQuery } from '@tanstack/react-query';
import { waitsFor } from '@tidings/contracts/plain';
import { useEffect } from 'react';
import type { ListedWorkspace } from '../../../lib/feature/workspace-adds.ts';
import { useMember } from '../../../lib/session/state.ts';
import { approvalsQuery } from '../api/approvals.ts';

const noRules = { fourEyes: false };

/**
 * What waits in a workspace, and of that what waits for the reader. There are at most 1,000: the pages after the first are brought at once,
 * because menus and figures count them.
 */
export function useWaiting(workspace: ListedWorkspace & { settings?: { fourEyes: boolean } }) {
  const me = useMember()?.id ?? '';
  const query = useInfiniteQuery(approvalsQuery({ workspaceId: workspace.id, filter: 'pending' }));
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage({ cancelRefetch: false });
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const who = { id: me, role: workspace.viewer?.role ?? ('viewer' as const) };
  return { query, all, mine: all.filter((one) => waitsFor(one, who, workspace.settings ?? noRules)) };
}

/** How much waits, for the menu. */
export const useWaitingCount = (workspace: ListedWorkspace): number => useWaiting(workspace).all.length;
