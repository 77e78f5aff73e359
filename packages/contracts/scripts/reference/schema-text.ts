/** The part of JSON Schema that zod writes for the contracts. */
export type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | string[];
  description?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema | false;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
};

const safe = Number.MAX_SAFE_INTEGER;
const nameOf = (ref: string): string => ref.replace('#/$defs/', '');
const quoted = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value));

function bounds(low: number | undefined, high: number | undefined): string {
  if (low !== undefined && high !== undefined) return ` (${low}–${high})`;
  if (high !== undefined) return ` (≤ ${high})`;
  return low === undefined ? '' : ` (≥ ${low})`;
}

const number = ({ type, minimum = -safe, maximum = safe }: Schema): string =>
  `${type === 'integer' ? 'int' : 'number'}${bounds(minimum > -safe ? minimum : undefined, maximum < safe ? maximum : undefined)}`;

function text({ format, minLength, maxLength }: Schema): string {
  if (format === 'date-time') return 'ISO 8601 instant';
  if (format === 'uuid' || format === 'email') return format;
  return `string${bounds(minLength, maxLength)}`;
}

function array(schema: Schema): string {
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeText).join(', ')}]`;
  const item = typeText(schema.items || {});
  const many = bounds(schema.minItems, schema.maxItems);
  return `${/[ |]/.test(item) && !/^[{[]/.test(item) ? `(${item})` : item}[]${many}`;
}

function object(schema: Schema): string {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0) {
    const value = typeof schema.additionalProperties === 'object' ? typeText(schema.additionalProperties) : 'any';
    return schema.propertyNames ? `{ [${typeText(schema.propertyNames)}]: ${value} }` : 'object';
  }
  return `{ ${properties.map(([name, of]) => `${fieldName(schema, name)}: ${typeText(of)}`).join(', ')} }`;
}

/** A field's name, with `?` when it may be left out. */
export const fieldName = (of: Schema, name: string): string => `${name}${of.required?.includes(name) ? '' : '?'}`;

/** A schema as one line that reads like TypeScript; named schemas by their name. */
export function typeText(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return quoted(schema.const);
  if (schema.enum) return schema.enum.map(quoted).join(' | ');
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return union.map(typeText).join(' | ');
  if (schema.type === 'array') return array(schema);
  if (schema.type === 'object') return object(schema);
  if (schema.type === 'string') return text(schema);
  if (schema.type === 'integer' || schema.type === 'number') return number(schema);
  return [schema.type ?? 'any'].flat().join(' | ');
}

export interface Field {
  name: string;
  type: string;
  /** What the field means; empty where the type's own description says it. */
  meaning: string;
}

/** The fields of an object, those of objects without a name flattened: `lastReply.id`, `people[].status`. */
export function fieldsOf(schema: Schema, prefix = ''): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, of]) => {
    const path = `${prefix}${name}`;
    const meaning = of.description ?? '';
    const options = of.anyOf?.filter((option) => option.type !== 'null') ?? [of];
    const [inner] = options;
    const nullable = (of.anyOf?.length ?? 0) > options.length ? ' | null' : '';
    const optional = schema.required?.includes(name) ? '' : '?';
    const list = inner?.type === 'array' && inner.items ? inner.items : undefined;
    if (options.length === 1 && inner?.properties) {
      return [{ name: path + optional, type: `object${nullable}`, meaning }, ...fieldsOf(inner, `${path}.`)];
    }
    if (options.length === 1 && list?.properties) {
      const type = `object[]${bounds(inner?.minItems, inner?.maxItems)}${nullable}`;
      return [{ name: path + optional, type, meaning }, ...fieldsOf(list, `${path}[].`)];
    }
    return [{ name: path + optional, type: typeText(of), meaning }];
  });
}
