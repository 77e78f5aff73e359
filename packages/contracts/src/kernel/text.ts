import { z } from 'zod';

/**
 * Text a person may send: any Unicode but U+0000 and lone surrogates, which PostgreSQL cannot store. Refused as
 * VALIDATION_FAILED instead of failing at the database.
 */
export const text = () => z.string().regex(/^[^\u{0}\u{D800}-\u{DFFF}]*$/u, 'Not valid text');
