import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  commands,
  connectErrorDataSchema,
  durableMetaSchema,
  ephemeralMetaSchema,
  errorBodySchema,
  events,
  handshakeAuthSchema,
  redactedSchema,
  refusalSchema,
} from '../src/index.ts';
import { type Operation, operations } from '../src/rest.ts';
import { faultsOf } from './schema-faults.ts';

/** Every schema something is read or written by, under the name it is reported with. */
function* everySchema(): Generator<[name: string, schema: z.ZodType]> {
  for (const [name, { payload }] of Object.entries(events)) yield [`${name} payload`, payload];
  for (const [name, { input, output }] of Object.entries(commands)) {
    yield [`${name} input`, input];
    yield [`${name} output`, output];
  }
  for (const [name, { params, query, body, answer }] of Object.entries<Operation>(operations)) {
    for (const [part, schema] of Object.entries({ params, query, body, answer })) {
      if (schema) yield [`${name} ${part}`, schema];
    }
  }
  const envelopes = { durableMetaSchema, ephemeralMetaSchema, redactedSchema, refusalSchema, errorBodySchema };
  yield* Object.entries({ ...envelopes, handshakeAuthSchema, connectErrorDataSchema });
}

test('every object of every schema is strict, and every field says what it means', () => {
  const faults = [...everySchema()].flatMap(([name, schema]) => faultsOf(name, schema));
  expect(faults.join('\n')).toBe('');
});

test('a loose object is found wherever it stands, and so is a field without a meaning', () => {
  const loose = z.object({ a: z.string().describe('Something.') });
  const wraps: Record<string, z.ZodType> = {
    itself: loose,
    passthrough: z.looseObject({}),
    array: z.array(loose),
    tuple: z.tuple([z.string(), loose]),
    rest: z.tuple([z.string()], loose),
    record: z.record(z.string(), loose),
    union: z.union([z.string(), loose]),
    discriminated: z.discriminatedUnion('k', [
      loose.extend({ k: z.literal(1).describe('A kind.') }),
      z.strictObject({ k: z.literal(2).describe('A kind.') }),
    ]),
    optional: loose.optional(),
    nullable: loose.nullable(),
    default: loose.default({ a: '' }),
    readonly: loose.readonly(),
    pipe: z
      .string()
      .pipe(z.transform(() => ({ a: '' })))
      .pipe(loose),
    intersection: z.intersection(loose, z.string()),
    lazy: z.lazy(() => loose),
    extended: loose.extend({ b: z.string().describe('More.') }),
    inside: z.strictObject({ a: z.array(loose.nullable()).optional().describe('Some.') }),
  };
  for (const [how, schema] of Object.entries(wraps)) {
    expect(faultsOf('x', schema).join(), how).toMatch(/is not strict/);
  }
  expect(faultsOf('x', z.strictObject({ a: z.string() }))).toEqual(['x.a has no description']);
  expect(faultsOf('x', z.strictObject({ a: z.string().describe('Something.').optional() }))).toEqual([]);
});

test('no input takes a field nobody declared', () => {
  const inputs: [name: string, schema: z.ZodType | undefined][] = [
    ...Object.entries(commands).map(([name, { input }]): [string, z.ZodType] => [name, input]),
    ...Object.entries<Operation>(operations).flatMap(([name, { params, query, body }]) =>
      [params, query, body].map((schema): [string, z.ZodType | undefined] => [name, schema]),
    ),
  ];
  const open = inputs.filter(([, schema]) => schema?.safeParse({ __proto__: null, surprise: 1 }).success);
  expect(open.map(([name]) => name)).toEqual([]);
  expect(inputs.filter(([, schema]) => schema).length).toBeGreaterThan(40);
});
