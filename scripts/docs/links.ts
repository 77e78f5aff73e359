import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../lib/steps.ts';
import type { Page } from './pages.ts';

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

/** What a link with # may name in a page. */
export function anchors(text: string): Set<string> {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  const headings = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading));
  return new Set([...headings, ...[...prose.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)]);
}

/** Links of a page that lead nowhere. */
export function deadLinks({ path, text }: Page): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^https?:/.test(link)) return [];
    const [file = '', anchor] = link.split('#');
    const target = file ? join(root, dirname(path), file) : join(root, path);
    if (!existsSync(target)) return [`${path}: ${link} is not there`];
    if (anchor && !anchors(file ? readFileSync(target, 'utf8') : text).has(anchor))
      return [`${path}: ${link} has no such part`];
    return [];
  });
}
