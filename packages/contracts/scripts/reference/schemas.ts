import { z } from 'zod';
import type { Schema } from './schema-text.ts';

/** Every named schema met so far, by name. */
const named = new Map<string, Schema>();

/** A zod schema as JSON Schema; named schemas inside it are remembered for the list of types. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;
  for (const [name, definition] of Object.entries(whole.$defs ?? {})) named.set(name, definition);
  return whole;
}

/** The named schemas met so far, by name in alphabetical order. */
export const namedSchemas = (): [string, Schema][] => [...named].sort(([a], [b]) => (a < b ? -1 : 1));
