import { z } from 'zod';
import { commands, events } from '../registry.ts';
import { operations } from '../rest.ts';

/** The whole contract as data: what protocol 1 promises, in a form two versions can be compared in. */
export type ContractDescription = {
  events: Record<string, { class: string; namespace: string; rooms: string[]; payload: unknown }>;
  commands: Record<string, { namespaces: string[]; input: unknown; output: unknown }>;
  operations: Record<
    string,
    { method: string; path: string; access: string; input: unknown; answer: unknown; status: number }
  >;
};

const schemaOf = (schema: z.ZodType | undefined, io: 'input' | 'output'): unknown =>
  schema ? inlined(z.toJSONSchema(schema, { io, unrepresentable: 'any' })) : null;

/** JSON Schema without references and descriptions, so that two versions compare wherever a schema is named or moved. */
function inlined(schema: unknown): unknown {
  const root = schema as { $defs?: Record<string, unknown> };
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const { $ref, $defs: _, $schema: __, id: ___, description: ____, ...rest } = node as Record<string, unknown>;
    if (typeof $ref === 'string') return walk(root.$defs?.[$ref.replace('#/$defs/', '')]);
    return Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, key === 'properties' ? each(value) : walk(value)]),
    );
  };
  const each = (properties: unknown) =>
    Object.fromEntries(Object.entries(properties as object).map(([name, value]) => [name, walk(value)]));
  return walk(schema);
}

/** Describes the registries as they are now. */
export function describeContract(): ContractDescription {
  const map = <T, R>(record: Record<string, T>, present: (value: T) => R): Record<string, R> =>
    Object.fromEntries(
      Object.entries(record)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => [name, present(value)]),
    );
  return {
    events: map(events, (e) => ({
      class: e.class,
      namespace: e.namespace,
      rooms: [...e.rooms],
      payload: schemaOf(e.payload, 'output'),
    })),
    commands: map(commands, (c) => ({
      namespaces: [...c.namespaces],
      input: schemaOf(c.input, 'input'),
      output: schemaOf(c.output, 'output'),
    })),
    operations: map(operations as Record<string, (typeof operations)[keyof typeof operations]>, (o) => ({
      method: o.method,
      path: o.path,
      access: o.access,
      input: {
        params: schemaOf('params' in o ? o.params : undefined, 'input'),
        query: schemaOf('query' in o ? o.query : undefined, 'input'),
        body: schemaOf('body' in o ? o.body : undefined, 'input'),
      },
      answer: schemaOf('answer' in o ? o.answer : undefined, 'output'),
      status: o.status,
    })),
  };
}
