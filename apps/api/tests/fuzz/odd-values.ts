import { encodeCursor } from '@tidings/contracts';
import type { SeededRandom } from '@tidings/testing';

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

/** Texts nobody types, and some that somebody does. */
export const oddTexts = (random: SeededRandom): string =>
  random.pick([
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udfff',
    '\ud83d',
    '\u200b',
    '\u202e\u2066',
    '\ufeff',
    '\u2028\u2029',
    '\v\f\b',
    '😀'.repeat(random.int(1, 3000)),
    '語'.repeat(random.int(1, 33_000)),
    'a\u0301'.repeat(200),
    '\uffff\ufffe',
    'NaN',
    'null',
    '__proto__',
    'constructor',
    '-1',
    '1e400',
    '0x10',
    '9'.repeat(400),
    '%',
    '_',
    '\\',
    "' OR 1=1 --",
    '$\u007bx}',
    '{{x}}',
    '../../etc/passwd',
    '\r\nX: y',
    'İıſK',
    '0000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00.001Z',
    '-000001-01-01T00:00:00Z',
    '2026-02-30T00:00:00.000Z',
    '00000000-0000-0000-0000-000000000000',
    'topic:',
    'user:*',
    'x'.repeat(random.int(1, 70_000)),
  ]);

const places = [
  '0000-01-01T00:00:00Z',
  '294277-01-01T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '2026-11-27T10:00:00.000Z',
  '4714-11-24T00:00:00Z',
  null,
  7,
];

/** Cursors: those of pages with odd places, those of streams with odd positions, and no cursors at all. */
export function oddCursor(random: SeededRandom, id: string): string {
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');
  const at = random.pick(places);
  const offset = random.pick([0, 1, 2 ** 31, 2 ** 53 - 1]);
  return random.pick([
    base64([at, id]),
    base64([random.pick([true, false, null, 1]), at, id]),
    base64([at, random.pick([id, 'x', null, '\u0000'])]),
    base64(nested(random.pick([3, 500]))),
    encodeCursor({
      epoch: random.pick(['x', '\u0000', 'é', '0'.repeat(16)]),
      entries: [{ room: `topic:${id}`, offset, tail: '0'.repeat(12) }],
    }),
    Buffer.from(Array.from({ length: random.int(1, 90) }, () => random.int(0, 255))).toString('base64url'),
    oddTexts(random),
  ]);
}

/** Anything JSON can hold, and much of it. */
export const oddValue = (random: SeededRandom): unknown =>
  random.pick<() => unknown>([
    () => null,
    () => random.chance(0.5),
    () => random.pick([0, -0, -1, 0.5, 1e21, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 5e-324]),
    () => oddTexts(random),
    () => oddTexts(random),
    () => [],
    () => ({}),
    () => nested(random.pick([2, 60, 70, 5000])),
    () => Array.from({ length: random.pick([65, 101, 5000]) }, () => random.pick([null, 1, 'x', 'topic:x'])),
    () =>
      JSON.parse(
        '{"__proto__":{"role":"admin"},"constructor":{"prototype":{"x":1}},"toString":1,"hasOwnProperty":2,"length":-1}',
      ),
  ])();

/** Bends a value somewhere: a part is replaced, left out or joined by something nobody asked for. */
export function bend(value: unknown, random: SeededRandom): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15))
    return random.chance(0.5) ? value : oddValue(random);
  if (Array.isArray(value)) {
    return value.length === 0 ? [oddValue(random)] : value.map((one, n) => (n === 0 ? bend(one, random) : one));
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || random.chance(0.1))
    return { ...value, [oddTexts(random).slice(0, 60)]: oddValue(random) };
  const [name, part] = random.pick(entries);
  if (random.chance(0.15)) return Object.fromEntries(entries.filter(([other]) => other !== name));
  return { ...value, [name]: random.chance(0.6) ? oddValue(random) : bend(part, random) };
}

/** JSON as others write it: broken, escaped, doubled, or no JSON. */
export function writeOddly(value: unknown, random: SeededRandom): Buffer {
  let text: string;
  try {
    text = JSON.stringify(value) ?? '';
  } catch {
    text = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  }
  if (random.chance(0.75)) return Buffer.from(text);
  return random.pick<() => Buffer>([
    () => Buffer.from(text.slice(0, random.int(0, text.length))),
    () => Buffer.from(text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xc0, 0x80])]),
    () => Buffer.from(text.replace('{', '{"body":"\\ud800\\u0000","x":1e999,')),
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.from('NaN'),
    () => Buffer.from('['.repeat(100_000)),
    () => Buffer.alloc(0),
  ])();
}
