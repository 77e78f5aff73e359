import { z } from 'zod';

/** What stands inside a schema, under the end of its path. An object's fields are not among it. */
function* insideOf(schema: z.ZodType): Generator<[step: string, inner: z.core.$ZodType]> {
  if (schema instanceof z.ZodArray) yield ['[]', schema.element];
  else if (schema instanceof z.ZodTuple) {
    const { items, rest } = schema._zod.def;
    yield* items.map((item, n): [string, z.core.$ZodType] => [`[${n}]`, item]);
    if (rest) yield ['[…]', rest];
  } else if (schema instanceof z.ZodRecord) yield ['{}', schema.valueType];
  else if (schema instanceof z.ZodUnion) {
    yield* schema.options.map((option, n): [string, z.core.$ZodType] => [`<${n}>`, option]);
  } else if (schema instanceof z.ZodIntersection) {
    yield ['&', schema._zod.def.left];
    yield ['&', schema._zod.def.right];
  } else if (schema instanceof z.ZodPipe) {
    yield ['', schema.in];
    yield ['', schema.out];
  } else if ('unwrap' in schema) yield ['', (schema.unwrap as () => z.core.$ZodType)()];
}

/** Its own description, that of what it wraps, or that of the named schema it is. */
function isDescribed(schema: z.ZodType): boolean {
  if (schema.description) return true;
  if (schema instanceof z.ZodObject || schema instanceof z.ZodArray || schema instanceof z.ZodUnion) return false;
  return 'unwrap' in schema && isDescribed((schema.unwrap as () => z.ZodType)());
}

/** Where a schema lets unknown fields through, or has a field nobody explained: one line each, with its path. */
export function faultsOf(path: string, schema: z.core.$ZodType, above: readonly unknown[] = []): string[] {
  if (above.includes(schema)) return [];
  const inside = [...above, schema];
  const here = schema as z.ZodType;
  if (!(here instanceof z.ZodObject)) {
    return [...insideOf(here)].flatMap(([step, inner]) => faultsOf(path + step, inner, inside));
  }
  const strict = here._zod.def.catchall instanceof z.ZodNever;
  return [
    ...(strict ? [] : [`${path} is not strict`]),
    ...Object.entries(here.shape as Record<string, z.ZodType>).flatMap(([name, field]) => [
      ...(isDescribed(field) ? [] : [`${path}.${name} has no description`]),
      ...faultsOf(`${path}.${name}`, field, inside),
    ]),
  ];
}
