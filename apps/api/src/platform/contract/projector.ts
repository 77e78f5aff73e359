import { z } from 'zod';

/** Copies what a schema declares of a value and nothing else. `null`: the schema has no objects, so there is nothing to leave out. */
export type Project = (value: unknown) => unknown;

/** Schemas without fields of their own. What is of another kind is refused: its fields cannot be known without running it. */
const leaves = new Set([
  'string',
  'number',
  'boolean',
  'null',
  'undefined',
  'literal',
  'enum',
  'unknown',
  'any',
  'int',
  'bigint',
  'date',
  'never',
  'void',
  'template_literal',
  'nan',
]);

/**
 * Compiles a schema to a function that copies the declared fields. It does not validate: what has another kind than
 * declared passes as it is. `written`: schemas whose values were projected before, with another schema.
 * Throws an Error for a schema that cannot be projected.
 */
export function projectorOf(schema: z.ZodType, written: ReadonlySet<z.ZodType> = new Set()): Project | null {
  const inner = (of: unknown) => projectorOf(of as z.ZodType, written);
  if (written.has(schema)) return null;
  if (schema instanceof z.ZodObject) return objectProjector(schema, inner);
  if (schema instanceof z.ZodArray) return eachOf(inner(schema.element));
  if (schema instanceof z.ZodTuple) return tupleProjector(schema._zod.def.items.map(inner));
  if (schema instanceof z.ZodRecord) return valuesOf(inner(schema.valueType));
  if (schema instanceof z.ZodUnion) return unionProjector(schema, inner);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly) {
    return inner(schema.unwrap());
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodNonOptional) {
    return inner(schema.unwrap());
  }
  if (!leaves.has(schema.type)) throw new Error(`What leaves the server cannot be declared by a ${schema.type}.`);
  return null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** One literal with the names written out: the engine knows its shape, so a copy costs a fraction of its JSON. */
function objectProjector(schema: z.ZodObject, inner: (of: unknown) => Project | null): Project {
  const fields = Object.entries(schema.shape).map(([name, of]) => ({ name: JSON.stringify(name), project: inner(of) }));
  const text = fields.map(({ name, project }, n) => `${name}: ${project ? `p[${n}](v[${name}])` : `v[${name}]`}`);
  const compile = new Function('p', `return (v) => ({ ${text.join(', ')} });`) as (p: (Project | null)[]) => Project;
  const copy = compile(fields.map(({ project }) => project));
  return (value) => (isObject(value) ? copy(value) : value);
}

const eachOf = (item: Project | null): Project | null =>
  item && ((value) => (Array.isArray(value) ? value.map((each) => item(each)) : value));

const tupleProjector = (items: (Project | null)[]): Project | null =>
  items.every((item) => item === null)
    ? null
    : (value) => (Array.isArray(value) ? items.map((item, n) => (item ? item(value[n]) : value[n])) : value);

const valuesOf = (item: Project | null): Project | null =>
  item &&
  ((value) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, item(each)])) : value);

/** A union of objects says by a field of literals which one a value is. */
function unionProjector(schema: z.ZodUnion, inner: (of: unknown) => Project | null): Project | null {
  const options = schema.options as z.ZodType[];
  if (options.every((option) => inner(option) === null)) return null;
  if (!(schema instanceof z.ZodDiscriminatedUnion)) throw new Error('A union of objects needs a discriminator.');
  const { discriminator } = schema._zod.def;
  const byValue = new Map<unknown, Project | null>();
  for (const option of options as z.ZodObject[]) {
    const literal = option.shape[discriminator] as z.ZodLiteral;
    for (const value of literal.values) byValue.set(value, inner(option));
  }
  return (value) => (isObject(value) ? (byValue.get(value[discriminator])?.(value) ?? {}) : value);
}
