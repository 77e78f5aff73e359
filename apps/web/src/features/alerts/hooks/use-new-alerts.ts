import { useQuery } from '@tanstack/react-query';
import { useMember } from '../../../lib/session/state.ts';
import { alertCountsQuery } from '../api/counts.ts';

/** How many alerts nobody has in hand: what the menu shows. A notification that was read, put off or switched off changes nothing of it. */
export function useNewAlerts(): number {
  const { data } = useQuery({ ...alertCountsQuery(), enabled: useMember() !== undefined });
  return data?.counts.new ?? 0;
}
