import { z } from 'zod';
import { TidingsError } from '../kernel/errors.ts';

/** An instant as we write it into a cursor: one that PostgreSQL takes, in the years of this community. */
export const placeInstantSchema = z
  .string()
  .regex(/^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/)
  .refine((text) => new Date(text.replace(/(\.\d{3})\d+Z$/, '$1Z')).toJSON()?.slice(0, 19) === text.slice(0, 19));

const timePlaceSchema = z.tuple([placeInstantSchema, z.uuid()]);

/** Writes where a page of a list ended as an opaque cursor. */
export const writePlace = (place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads what writePlace wrote; null for anything else. */
export function placeIn<S extends z.ZodType>(schema: S, written: string): z.output<S> | null {
  try {
    return schema.parse(JSON.parse(Buffer.from(written, 'base64url').toString()));
  } catch {
    return null;
  }
}

/** Reads a cursor of writePlace. Throws BAD_REQUEST for anything else. */
export function readPlace<S extends z.ZodType>(schema: S, cursor: string): z.output<S> {
  const place = placeIn(schema, cursor);
  if (place === null) throw unreadable();
  return place;
}

const unreadable = () => new TidingsError('BAD_REQUEST', 'The cursor cannot be read. Start again without it.');

/** The cursor of a list in order of time. */
export const writeTimePlace = (at: string, id: string): string => writePlace([at, id]);

/** A place in a list in order of time: what comes after it is found in the index of the list, also where it begins. */
export type TimePlace = { at: string; id: string };
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const beginnings = {
  'oldest first': { at: '-infinity', id: FIRST_ID },
  'newest first': { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
};

/** Reads a cursor of writeTimePlace; without one, where the list begins. Throws BAD_REQUEST for anything else. */
export function readTimePlace(cursor: string | undefined, order: keyof typeof beginnings): TimePlace {
  if (cursor === undefined) return beginnings[order];
  const [at, id] = readPlace(timePlaceSchema, cursor);
  return { at, id };
}

/** The cursor of a list in order of numbers: the number of the last on the page, and whether the list goes on before it. */
export const writeNumberPlace = (number: number, backwards = false): string => `${backwards ? '-' : ''}${number}`;

/** Reads a cursor of writeNumberPlace. Throws BAD_REQUEST for anything else, and for one that goes on before where no list does. */
export function readNumberPlace(cursor: string, { both = false } = {}): { number: number; backwards: boolean } {
  const [, minus, digits] = /^(-?)(\d{1,9})$/.exec(cursor) ?? [];
  if (digits === undefined || (minus && !both)) throw unreadable();
  return { number: Number(digits), backwards: minus === '-' };
}
