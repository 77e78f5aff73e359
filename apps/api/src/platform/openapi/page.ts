import { type Operation, operations } from '@tidings/contracts/rest';
import { z } from 'zod';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string) => text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);

/** The REST reference as one page that needs nothing else: no script, no other file, no other host. */
export function docsPage(): string {
  const groups = Object.groupBy(Object.entries<Operation>(operations), ([, o]) => o.path.split('/')[2] ?? 'api');
  const nav = Object.keys(groups).map((group) => `<a href="#${group}">${safe(group)}</a>`);
  const sections = Object.entries(groups).map(
    ([group, members = []]) =>
      `<section id="${group}"><h2>${safe(group)}</h2>${members.map(([name, o]) => operation(name, o)).join('')}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tidings REST API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body>
<header><h1>Tidings REST API</h1><p>Machine-readable: <a href="/api/openapi.json">openapi.json</a>. Errors are
<code>{ error: { code, message, correlationId, details? } }</code>; unsafe requests take <code>Idempotency-Key</code>.</p>
<nav>${nav.join(' ')}</nav></header><main>${sections.join('')}</main></body></html>`;
}

function operation(name: string, o: Operation): string {
  const parts: [string, z.ZodType | undefined][] = [
    ['Path', o.params],
    ['Query', o.query],
    ['Body', o.body],
    [`Answer ${o.status}`, o.answer],
  ];
  const schemas = parts.map(([title, schema]) => (schema ? `<h4>${title}</h4><pre>${print(schema)}</pre>` : ''));
  return `<details id="${safe(name)}"><summary><b class="${o.method}">${o.method}</b> <code>${safe(o.path)}</code>
<span>${safe(o.summary)}</span></summary><p>For: ${o.access}. At most ${o.perMinute} a minute.</p>${schemas.join('')}</details>`;
}

function print(schema: z.ZodType): string {
  const { $schema: _, ...written } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return safe(JSON.stringify(written, null, 2));
}

/** Its one style sheet. */
export const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:2rem 1rem}
nav a{margin-right:.75rem}details{border:1px solid #8884;border-radius:8px;margin:.5rem 0;padding:.5rem .75rem}
summary{cursor:pointer}summary span{opacity:.75}b{display:inline-block;min-width:4.5rem}pre{overflow:auto;background:#8881;
padding:.75rem;border-radius:6px;font-size:13px}h4{margin:.75rem 0 .25rem}`;
