import type { Page } from './pages.ts';

/** A program that stands in a page: ```` ```js file=listen.mjs ````, and what it prints. */
export interface Snippet {
  page: string;
  line: number;
  language: string;
  file: string;
  code: string;
  /** What the page says it prints; a snippet without is a file that others import. */
  output?: string;
}

const fence = /^```(\w+)(?: file=(\S+))?( output)?\n([\s\S]*?)^```$/gm;

/** The snippets of a page in the order they stand there. */
export function snippetsOf({ path, text }: Page): Snippet[] {
  const snippets: Snippet[] = [];
  for (const { 1: language = '', 2: file, 3: output, 4: code = '', index } of text.matchAll(fence)) {
    const last = snippets.at(-1);
    if (file) snippets.push({ page: path, line: text.slice(0, index).split('\n').length, language, file, code });
    else if (output && last) last.output = code;
  }
  return snippets;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a program printed what the page says; `…` in the page stands for anything within a line. */
export function printed(expected: string, actual: string): boolean {
  const lines = expected
    .trimEnd()
    .split('\n')
    .map((line) => line.split('…').map(escaped).join('.*'));
  return new RegExp(`^${lines.join('\n')}$`).test(actual.trimEnd());
}
