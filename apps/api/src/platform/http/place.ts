import { z } from 'zod';
import { TidingsError } from '../kernel/errors.ts';

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** The opaque cursor of a list in order of time: where the page before ended. */
export const writeTimePlace = (at: string, id: string): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** Reads a cursor of writeTimePlace. Throws BAD_REQUEST for anything else. */
export function readTimePlace(cursor: string | undefined): { at: string | null; id: string | null } {
  if (cursor === undefined) return { at: null, id: null };
  try {
    const [at, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at, id };
  } catch {
    throw new TidingsError('BAD_REQUEST', 'The cursor cannot be read. Start again without it.');
  }
}
