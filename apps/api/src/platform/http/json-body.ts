import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { TidingsError } from '../kernel/errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The bytes of the body as they came; `null` without one. */
    rawBody: Buffer | null;
  }
}

/** Bytes: the longest text there is, every character of it escaped as two `\\uXXXX`, and what stands round it. */
export const MAX_BODY = 400 * 1024;
/** Objects and lists within one another; nothing of ours is deeper than 6. */
const DEEPEST = 64;
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');

/**
 * How JSON is read: an empty body is none, whatever its type says. What is not UTF-8 or nested too deeply is refused
 * before it is parsed, since whoever walks through it later does so by recursion.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.decorateRequest('rawBody', null);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (body.length === 0) return done(null, undefined);
    if (!isUtf8(body)) return done(new TidingsError('BAD_REQUEST', 'The body is not UTF-8.'));
    if (isDeep(body)) {
      return done(new TidingsError('BAD_REQUEST', `The body is nested more than ${DEEPEST} levels deep.`));
    }
    request.rawBody = body;
    parse(request, body.toString(), done);
  });
}

/** By bytes: those that matter are never part of another character in UTF-8. */
function isDeep(json: Buffer): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfString(json, at);
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function endOfString(json: Buffer, from: number): number {
  let at = from + 1;
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at;
}
