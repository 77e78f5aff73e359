import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input } from '../../../../lib/api/call.ts';

export type DryRunAsked = Input<'POST /api/announcements/dry-run'>['body'];
export type DryRun = Answer<'POST /api/announcements/dry-run'>;
export type Line = DryRun['lines'][number]['line'];

/** Who would get it, counted now and anew with each `turn`. The count before stands until this one is here. */
export const dryRunQuery = (body: DryRunAsked, turn: number) =>
  queryOptions({
    queryKey: ['announcements', 'dry-run', 'count', body, turn],
    queryFn: ({ signal }) => call('POST /api/announcements/dry-run', { query: {}, body }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

/** The names of one line. */
export const linePeopleQuery = ({ audience, endsAt }: DryRunAsked, line: Line) =>
  infiniteQueryOptions({
    queryKey: ['announcements', 'dry-run', 'people', audience, endsAt, line],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/announcements/dry-run/people',
        {
          query: {
            ...{ line, limit: 50, audience: audience.kind },
            ...(audience.id && { audienceId: audience.id }),
            ...(endsAt && { endsAt }),
            ...(pageParam !== undefined && { cursor: pageParam }),
          },
        },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    gcTime: 0,
  });

/** What it would be to one member. */
export const lookUp = (body: DryRunAsked, username: string) =>
  call('POST /api/announcements/dry-run', { query: { username }, body });
