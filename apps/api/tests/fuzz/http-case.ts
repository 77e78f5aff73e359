import type { Operation } from '@tidings/contracts/rest';
import type { SeededRandom } from '@tidings/testing';
import { bend, oddCursor, oddTexts, writeOddly } from './odd-values.ts';
import { type Known, sample } from './sample.ts';

export type HttpCase = { method: string; path: string; headers: Record<string, string>; body: Buffer | null };

/** Header values Node sends: what is more than a byte wide is cut off, control characters are gone. */
const headerText = (text: string) =>
  Buffer.from(text.slice(0, 2000), 'latin1')
    .toString('latin1')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '');

const oddHeaders = [
  'idempotency-key',
  'x-correlation-id',
  'cookie',
  'authorization',
  'content-type',
  'accept',
  'range',
  'if-none-match',
  'if-modified-since',
  'last-event-id',
  'user-agent',
  'x-forwarded-for',
  'accept-encoding',
  'expect-ct',
  'sec-fetch-site',
  'x-http-method-override',
];

/** A request of an operation, bent somewhere. */
export function httpCase(operation: Operation, random: SeededRandom, known: Known, token: string | null): HttpCase {
  const { method, params, query, body } = operation;
  const there = known.under[operation.path.split('/')[2] ?? ''] ?? [];
  // Mostly what the path is for: else the more kinds of things there are, the less is ever found.
  const named = there.length > 0 && random.chance(0.7) ? { ...known, ids: there } : known;
  const parts: Record<string, unknown> = params ? (sample(params, random, named) as Record<string, unknown>) : {};
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    escaped(random.chance(0.15) ? oddTexts(random).slice(0, 200) : String(parts[name] ?? 'x')),
  );
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  if (method !== 'GET' && random.chance(0.4)) headers['idempotency-key'] = `fuzz-${random.int(0, 1e9)}`;
  if (random.chance(0.25)) {
    const value = random.chance(0.3) ? `tidings_refresh=${oddTexts(random)}` : oddTexts(random);
    headers[random.pick(oddHeaders)] = headerText(value);
  }
  const value = body && sample(body, random, known);
  const bent = random.chance(0.2) ? value : bend(value ?? {}, random);
  return {
    method,
    path: `${path}${queryOf(query ? sample(query, random, known) : {}, random, known)}`,
    headers,
    body: method === 'GET' || (!body && random.chance(0.7)) ? null : writeOddly(bent, random),
  };
}

function queryOf(value: unknown, random: SeededRandom, known: Known): string {
  const entries = Object.entries(value as Record<string, unknown>).map(([name, one]): [string, string] => [
    name,
    String(one),
  ]);
  if (random.chance(0.4)) entries.push(['cursor', oddCursor(random, random.pick(known.ids))]);
  if (random.chance(0.2)) entries.push([oddTexts(random).slice(0, 20), oddTexts(random).slice(0, 300)]);
  if (entries.length > 0 && random.chance(0.3)) random.pick(entries)[1] = oddTexts(random).slice(0, 500);
  const text = entries.map((pair) => pair.map(escaped).join('=')).join('&');
  return text === '' ? '' : `?${text.slice(0, 6000)}`;
}

/** As a browser would, but for halves of characters, which become bytes that are no UTF-8. */
const escaped = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll('%EF%BF%BD', '%ED%A0%80');
