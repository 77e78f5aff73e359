import { decodeCursor, patternMeans, workspaceEventTypes } from '@tidings/contracts';
import { TidingsError } from '../../platform/kernel/errors.ts';

/** Where a reader begins: with what comes from now on, with the oldest that is kept, or after an event. */
export type Start = 'now' | 'oldest' | { epoch: string; offset: number; tail?: string | undefined };

/** What the types and patterns of a request mean. Throws VALIDATION_FAILED for one that means nothing that happens here. */
export function readTypes(types: string): ReadonlySet<string> {
  const patterns = types.split(',');
  const idle = patterns.filter((pattern) => !workspaceEventTypes.some((type) => patternMeans(pattern, type)));
  if (idle.length > 0) {
    const message = `Nothing here is named ${idle.join(', ')}. There is: ${workspaceEventTypes.join(', ')}.`;
    throw new TidingsError('VALIDATION_FAILED', message, { details: [{ path: 'query.types', message }] });
  }
  return new Set(workspaceEventTypes.filter((type) => patterns.some((pattern) => patternMeans(pattern, type))));
}

/** Where `Last-Event-ID` says a reader of this room stands. Throws BAD_REQUEST for what no stream of it gave. */
export function readStart(lastEventId: string | string[] | undefined, room: string): Start {
  if (lastEventId === undefined || lastEventId === '') return 'now';
  if (lastEventId === '0') return 'oldest';
  const decoded = typeof lastEventId === 'string' ? decodeCursor(lastEventId) : null;
  const entry = decoded?.entries.length === 1 ? decoded.entries[0] : undefined;
  if (!decoded || entry?.room !== room || entry.offset === null) {
    throw new TidingsError(
      'BAD_REQUEST',
      'Last-Event-ID is of no event of this workspace. Begin without it, or with 0.',
    );
  }
  return { epoch: decoded.epoch, offset: entry.offset, tail: entry.tail };
}
