import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Notification } from '@tidings/contracts';
import { call } from '../../../../lib/api/call.ts';

/** The confirmation of a device is kept a moment after it came: so long it is asked for again, so many times. */
const AGAIN_MS = 1500;
const MOST_TIMES = 4;

/** How an item came here. What becomes of it on any device is part of its key: it is read again when that changes. */
export const traceQuery = ({ id, version, readAt, archivedAt, snoozedUntil }: Notification) =>
  queryOptions({
    queryKey: ['inbox', 'trace', id, { version, readAt, archivedAt, snoozedUntil }],
    queryFn: ({ signal }) => call('GET /api/notifications/:id/trace', { params: { id } }, { signal }),
    staleTime: 10_000,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      !data || dataUpdateCount >= MOST_TIMES || data.steps.some(({ step }) => step === 'acknowledged')
        ? false
        : AGAIN_MS,
  });
