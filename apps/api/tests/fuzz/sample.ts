import type { SeededRandom } from '@tidings/testing';
import { z } from 'zod';

type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
};

/** Things that exist, so that what is asked for gets further than to its schema. */
export type Known = {
  ids: readonly string[];
  /** Of those, what stands under an address: the first word of its path after `/api/`. */
  under: Readonly<Record<string, readonly string[]>>;
  names: readonly string[];
  rooms: readonly string[];
};

/** Something that fits a schema of the contracts, more or less: it is bent afterwards anyway. */
export function sample(schema: z.ZodType, random: SeededRandom, known: Known): unknown {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return sampleOf(root, root, random, known);
}

function sampleOf(of: Schema, root: Schema, random: SeededRandom, known: Known): unknown {
  const go = (one: Schema) => sampleOf(one, root, random, known);
  if (of.$ref) return go(root.$defs?.[of.$ref.replace('#/$defs/', '')] ?? {});
  if (of.const !== undefined) return of.const;
  if (of.enum) return random.pick(of.enum);
  const choices = of.anyOf ?? of.oneOf;
  if (choices) return go(random.pick(choices));
  if (of.type === 'string') return textOf(of, random, known);
  if (of.type === 'integer' || of.type === 'number') {
    const low = Math.max(of.minimum ?? 0, -1000);
    return random.int(low, Math.min(of.maximum ?? low + 50, low + 1000));
  }
  if (of.type === 'boolean') return random.chance(0.5);
  if (of.type === 'array') {
    if (of.prefixItems) return of.prefixItems.map(go);
    const items = of.items ?? {};
    return Array.from({ length: Math.max(of.minItems ?? 0, random.int(0, 3)) }, () => go(items));
  }
  if (of.type === 'object') {
    const fields = Object.entries(of.properties ?? {});
    const there = fields.filter(([name]) => of.required?.includes(name) || random.chance(0.6));
    return Object.fromEntries(there.map(([name, one]) => [name, go(one)]));
  }
  return null;
}

function textOf(
  { format, pattern, minLength = 1, maxLength = 40 }: Schema,
  random: SeededRandom,
  known: Known,
): string {
  if (format === 'uuid') return random.pick(known.ids);
  if (format === 'date-time') return new Date(1.8e12 + random.int(0, 1e9)).toISOString();
  if (format === 'email') return `fuzz-${random.int(0, 1e9)}@example.org`;
  if (pattern === '^[A-Za-z0-9_-]+$') return `fuzz-${random.int(0, 1e9)}`.padEnd(Math.max(minLength, 12), '0');
  // Types and patterns of events.
  if (pattern?.includes('\\*')) return random.pick(['*', 'approval.*', 'agent.status,workspace.*']);
  if (pattern?.includes('x20-')) return random.pick(known.rooms);
  if (pattern?.startsWith('^[a-z0-9]')) return random.pick([...known.names, `name-${random.int(0, 1e6)}`]);
  return 'Words of some length, to be bent. '
    .repeat(8)
    .slice(0, Math.min(maxLength, Math.max(minLength, random.int(8, 60))));
}
