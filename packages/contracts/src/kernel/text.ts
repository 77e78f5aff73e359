import { z } from 'zod';
import { charactersIn } from './characters.ts';

/**
 * Text a person may send: any Unicode but control characters other than tab and line breaks, and lone surrogates, which
 * PostgreSQL cannot store. Refused as VALIDATION_FAILED instead of failing at the database or painting a terminal.
 */
export const text = () => z.string().regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u, 'No control characters');

/** Whether a text has more characters than this. */
const isLonger = (value: string, max: number): boolean =>
  value.length > max && (value.length > 2 * max || charactersIn(value) > max);

/** For `check` of a text: at most so many characters. */
export function upTo(max: number): z.core.$ZodCheck<string> {
  const check = z.check<string>(({ value, issues }) => {
    if (isLonger(value, max))
      issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value });
  });
  // Where JSON Schema and the reference read it.
  check._zod.onattach = [({ _zod }) => Object.assign(_zod.bag, { maximum: max })];
  return check;
}

/** What ends a line somewhere: vertical tab, form feed, next line, line and paragraph separator. */
const lineEnds = /[\v\f\u0085\u2028\u2029]/g;
/** Control characters that mean nothing in a text; they come along when something is pasted. */
const controls = /(?![\t\n\r])\p{Cc}/gu;

/**
 * A text over several lines: whatever is pasted is taken. What ends a line elsewhere ends one here, other control
 * characters become spaces; lone surrogates are refused.
 */
export const writtenText = () =>
  z
    .string()
    .overwrite((value) => value.replace(lineEnds, '\n').replace(controls, ' '))
    .check(z.regex(/^[^\p{Cs}]*$/u, 'No half characters'));

/** A text on one line: line ends and control characters of a paste become spaces. */
export const lineText = () =>
  z
    .string()
    .overwrite((value) => value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '))
    .check(z.regex(/^[^\p{Cs}]*$/u, 'No half characters'));
