import { createHash } from 'node:crypto';

type Parts = { style: string; script?: string; directives?: Record<string, string> };

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The policy of a page that the server writes itself: exactly its own style and script, and what `directives` add. */
export function inlinePolicy({ style, script, directives = {} }: Parts): string {
  const all = {
    'default-src': "'none'",
    'style-src': hashOf(style),
    ...(script !== undefined && { 'script-src': hashOf(script) }),
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    ...directives,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
