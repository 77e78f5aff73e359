import { code, table } from './markdown.ts';
import { fieldsOf, type Schema, typeText } from './schema-text.ts';
import { namedSchemas } from './schemas.ts';

const anchor = (name: string): string => `[${name}](#type-${name.toLowerCase()})`;

/** What a list answers: a page of something, with positions where it feeds a live view. */
function pageCell({ properties = {} }: Schema): string | undefined {
  const { items, nextCursor, positions, ...others } = properties;
  if (!items?.items || !nextCursor || Object.keys(others).length > 0) return undefined;
  return `${positions ? 'live page' : 'page'} of ${typeCell(items.items)}`;
}

/** A type for a table's cell: a link to a named one, else its text. */
export function typeCell(schema: Schema): string {
  return schema.$ref ? anchor(typeText(schema)) : (pageCell(schema) ?? code(typeText(schema)));
}

const isSmall = (schema: Schema): boolean => !schema.properties && !schema.oneOf?.some((one) => one.properties);
const fields = (schema: Schema): string =>
  table(
    ['field', 'type', 'meaning'],
    fieldsOf(schema).map(({ name, type, meaning }) => [code(name), code(type), meaning]),
  );

/** Every named type that an event, a command or an operation uses. */
export function typesSection(): string {
  const all = namedSchemas();
  const small = all.filter(([, schema]) => isSmall(schema));
  const large = all.filter(([, schema]) => !isSmall(schema));
  const rows = small.map(([name, schema]) => [
    `<a id="type-${name.toLowerCase()}"></a>${code(name)}`,
    name === 'ErrorCode' ? 'a code of the table of errors' : code(typeText(schema)),
    schema.description ?? '',
  ]);
  const sections = large.map(([name, schema]) => {
    const shapes = schema.oneOf ?? [schema];
    const described = schema.description ? [schema.description] : [];
    return [`#### type ${name}`, ...described, shapes.map(fields).join('\n\nor\n\n')].join('\n\n');
  });
  return [table(['type', 'is', 'meaning'], rows), ...sections].join('\n\n');
}
