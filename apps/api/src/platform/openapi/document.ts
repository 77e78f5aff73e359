import { errorBodySchema } from '@tidings/contracts';
import { type Operation, operations } from '@tidings/contracts/rest';
import { z } from 'zod';

type Json = Record<string, unknown>;

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  key: { type: 'http', scheme: 'bearer', bearerFormat: 'API key, tdk_…' },
};

/** The OpenAPI 3.1 document of every REST operation, written from the contracts the server itself routes by. */
export function openApiDocument(server: string): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const [name, operation] of Object.entries<Operation>(operations)) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(name, operation, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tidings', version: '1', description: 'The REST side of Tidings; the live side is PROTOCOL 1.' },
    servers: [{ url: server }],
    paths,
    components: { schemas, securitySchemes },
  };
}

function describe(name: string, operation: Operation, schemas: Json): Json {
  const { access, answer, body, perMinute, scope, status, summary } = operation;
  const parameters = [
    ...parametersIn('path', operation.params, schemas),
    ...parametersIn('query', operation.query, schemas),
  ];
  const refused = { description: 'Refused', ...content(errorBodySchema, 'output', schemas) };
  return {
    operationId: name,
    summary,
    tags: [operation.path.split('/')[2] ?? 'api'],
    ...(access === 'public' ? {} : { security: [{ [access === 'key' ? 'key' : 'bearer']: [] }], 'x-access': access }),
    ...(scope && { 'x-scope': scope }),
    'x-requests-per-minute': perMinute,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: !body.safeParse(undefined).success, ...content(body, 'input', schemas) } }),
    responses: {
      [status]: { description: 'Done', ...(answer && content(answer, 'output', schemas)) },
      default: refused,
    },
  };
}

const content = (schema: z.ZodType, io: 'input' | 'output', schemas: Json) => ({
  content: { 'application/json': { schema: schemaOf(schema, io, schemas) } },
});

function parametersIn(where: 'path' | 'query', object: z.ZodObject | undefined, schemas: Json): Json[] {
  const shape: Record<string, z.ZodType> = object?.shape ?? {};
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    in: where,
    ...(schema.description && { description: schema.description }),
    required: where === 'path' || !schema.safeParse(undefined).success,
    schema: schemaOf(schema, 'input', schemas),
  }));
}

/** A schema as JSON Schema; what has a name moves to the components, where every use points. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const { $schema: _, $defs, ...written } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  const moved = pointToComponents({ written, defs: $defs ?? {} }) as { written: Json; defs: Json };
  Object.assign(schemas, moved.defs);
  const { id } = moved.written;
  if (typeof id !== 'string') return moved.written;
  schemas[id] ??= moved.written;
  return { $ref: `#/components/schemas/${id}` };
}

function pointToComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointToComponents);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string'
        ? [key, inner.replace('#/$defs/', '#/components/schemas/')]
        : [key, pointToComponents(inner)],
    ),
  );
}
