import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../../lib/api/call.ts';

const restMs = 150;

/** When a reply that is not loaded was written, ISO: asked for once the number rests; undefined until it is known. */
export function useReplyTime(topicId: string, number: number | undefined): string | undefined {
  const [rested, setRested] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(number), restMs);
    return () => clearTimeout(timer);
  }, [number]);
  const { data } = useQuery({
    queryKey: ['reply-time', topicId, rested],
    queryFn: async ({ signal }) => {
      const query = { after: (rested ?? 1) - 1, limit: 1 };
      const { items } = await call('GET /api/topics/:id/replies', { params: { id: topicId }, query }, { signal });
      return items[0]?.createdAt ?? null;
    },
    enabled: rested !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return rested === number ? (data ?? undefined) : undefined;
}
