import { useQuery } from '@tanstack/react-query';
import { useMember } from '../../lib/session/state.ts';
import { invitationsQuery } from './api/waiting.ts';

/** How many invitations wait for the reader; as many as one page holds are counted. */
export function useWaitingCount(): number {
  const { data } = useQuery({ ...invitationsQuery(), enabled: useMember() !== undefined });
  return data?.items.length ?? 0;
}
