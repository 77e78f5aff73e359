import { z } from 'zod';

/**
 * Text a person may send: any Unicode but control characters other than tab and line breaks, and lone surrogates, which
 * PostgreSQL cannot store. Refused as VALIDATION_FAILED instead of failing at the database or painting a terminal.
 */
export const text = () => z.string().regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u, 'No control characters');
