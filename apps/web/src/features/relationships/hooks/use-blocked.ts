import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMember } from '../../../lib/session/state.ts';
import { blocksQuery } from '../api/relationships.ts';

/** The ids of whom the reader blocks; nobody until they are known, and for a visitor. */
export function useBlocked(): ReadonlySet<string> {
  const enabled = useMember() !== undefined;
  const { data } = useQuery({ ...blocksQuery(), enabled });
  return useMemo(() => new Set(enabled ? data?.ids : []), [data, enabled]);
}
