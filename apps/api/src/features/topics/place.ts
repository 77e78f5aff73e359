import { z } from 'zod';
import { TidingsError } from '../../platform/kernel/errors.ts';
import type { TopicListPlace } from './repository.ts';

const placeSchema = z.tuple([z.boolean(), z.iso.datetime(), z.uuid()]);

/** The opaque cursor of a topic list: where the page before ended. */
export const writePlace = (place: TopicListPlace): string =>
  Buffer.from(JSON.stringify([place.pinned, place.at, place.id])).toString('base64url');

export function readPlace(cursor: string | undefined): TopicListPlace | null {
  if (cursor === undefined) return null;
  try {
    const [pinned, at, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { pinned, at, id };
  } catch {
    throw new TidingsError('BAD_REQUEST', 'That cursor is not one of ours.');
  }
}
