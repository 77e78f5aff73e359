import { z } from 'zod';

/**
 * Text a person may send: any Unicode but control characters other than tab and line breaks, and lone surrogates, which
 * PostgreSQL cannot store. Refused as VALIDATION_FAILED instead of failing at the database or painting a terminal.
 */
export const text = () => z.string().regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u, 'No control characters');

/** Whether a text has more characters than this: code points, as PostgreSQL and JSON Schema count them. */
const isLonger = (value: string, max: number): boolean =>
  value.length > max && (value.length > 2 * max || [...value].length > max);

/** For `check` of a text: at most so many characters. An emoji is one, though a string holds two of its halves. */
export function upTo(max: number): z.core.$ZodCheck<string> {
  const check = z.check<string>(({ value, issues }) => {
    if (isLonger(value, max))
      issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value });
  });
  // Where JSON Schema and the reference read it.
  check._zod.onattach = [({ _zod }) => Object.assign(_zod.bag, { maximum: max })];
  return check;
}
