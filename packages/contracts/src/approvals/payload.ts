import { z } from 'zod';
import { PAYLOAD_BYTES_MAX } from './states.ts';

const DEPTH_MAX = 32;
const encoder = new TextEncoder();

/** Whether a value lies deeper than a table or a diff of it could show. Without recursion: what is deep must not break it. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** What a payload weighs, in bytes of JSON; 0: there is none. */
export const payloadBytesOf = (payload: unknown): number =>
  payload === null || payload === undefined ? 0 : encoder.encode(JSON.stringify(payload)).length;

/** What will happen, as the one who asks has it: JSON of at most 64 KB. */
export const payloadSchema = z
  .unknown()
  .refine((value) => !isTooDeep(value), `At most ${DEPTH_MAX} levels deep`)
  .refine((value) => isTooDeep(value) || payloadBytesOf(value) <= PAYLOAD_BYTES_MAX, 'At most 64 KB of JSON')
  // PostgreSQL has no such characters.
  .refine(
    (value) => isTooDeep(value) || !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value) ?? ''),
    'No such characters',
  )
  .meta({ id: 'ApprovalPayload', description: 'Any JSON of at most 64 KB and 32 levels.' });
