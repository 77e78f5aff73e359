import { useQuery } from '@tanstack/react-query';
import { isStaff, useMember } from '../../lib/session/state.ts';
import { openCountQuery } from './api/open-count.ts';

/** How many reports wait; 0 for who is no moderator. */
export function useOpenReports(): number {
  const { data } = useQuery({ ...openCountQuery(), enabled: isStaff(useMember()) });
  return data?.openCount ?? 0;
}
