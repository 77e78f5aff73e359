/** JSON Schema as the contracts have it. */
type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  maxLength?: number;
  maxItems?: number;
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
  oneOf?: Schema[];
};

/** A character beyond the basic plane, escaped: `\ud83d\ude00`. */
const CHARACTER = 12;
const NUMBER = 25;

/** Bytes of the largest JSON a schema allows, every character of a text escaped. Infinite where a text or a list has no end. */
export function largestBytes(schema: object, root: Schema = schema as Schema): number {
  const of = schema as Schema;
  const all = (many: readonly Schema[]) => many.map((one) => largestBytes(one, root));
  if (of.$ref) return largestBytes(root.$defs?.[of.$ref.replace('#/$defs/', '')] ?? {}, root);
  if (of.enum || of.const !== undefined)
    return Math.max(...(of.enum ?? [of.const]).map((one) => JSON.stringify(one).length));
  if (of.anyOf ?? of.oneOf) return Math.max(...all(of.anyOf ?? of.oneOf ?? []));
  if (of.type === 'string') return 2 + (of.maxLength ?? lengthOf(of)) * (isAscii(of) ? 1 : CHARACTER);
  if (of.type === 'array') {
    const items = of.prefixItems ? all(of.prefixItems) : [];
    const each = of.items ? largestBytes(of.items, root) + 1 : 0;
    return (
      2 +
      items.reduce((sum, one) => sum + one + 1, 0) +
      (of.items ? (of.maxItems ?? Number.POSITIVE_INFINITY) * each : 0)
    );
  }
  if (of.type === 'object') {
    const fields = Object.entries(of.properties ?? {});
    return 2 + fields.reduce((sum, [name, one]) => sum + name.length + 4 + largestBytes(one, root), 0);
  }
  return NUMBER;
}

/** A pattern of ours names classes of Unicode where it allows more than ASCII. */
const isAscii = ({ pattern, format }: Schema): boolean =>
  format !== undefined || (pattern !== undefined && !pattern.includes('p{'));

/** Texts whose form bounds them. */
const lengthOf = ({ format }: Schema): number =>
  format === 'uuid' ? 36 : format === 'date-time' ? 40 : Number.POSITIVE_INFINITY;
