import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input } from '../../../lib/api/call.ts';

export type Preferences = Answer<'GET /api/notifications/preferences'>;
export type PreferencesInput = Input<'PUT /api/notifications/preferences'>['body'];
export type PreferencesAnswer = Answer<'PUT /api/notifications/preferences'>;

/** What reaches the reader, and when. A toast waits for it, so it has little patience. */
export const preferencesQuery = () =>
  queryOptions({
    queryKey: ['preferences'],
    queryFn: ({ signal }) => call('GET /api/notifications/preferences', {}, { signal, timeoutMs: 5000 }),
    staleTime: 5 * 60_000,
    retry: 1,
  });

/** Changes what is given of it. Throws ApiError. */
export const setPreferences = (body: PreferencesInput) => call('PUT /api/notifications/preferences', { body });
