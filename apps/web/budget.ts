import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

type Chunk = {
  type: 'chunk';
  fileName: string;
  code: string;
  imports: string[];
  isEntry: boolean;
  moduleIds: string[];
};

/** Fails the build when the JavaScript of a first visit (the entry, one page, all they import) is over `kilobytes` gzip. */
export const budget = ({ page, kilobytes }: { page: string; kilobytes: number }): Plugin => ({
  name: 'budget',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = new Map<string, Chunk>();
    for (const file of Object.values(bundle)) if (file.type === 'chunk') chunks.set(file.fileName, file);
    const hasPage = (chunk: Chunk) => chunk.moduleIds.some((id) => id.endsWith(page));
    const starts = [...chunks.values()].filter((chunk) => chunk.isEntry || hasPage(chunk));
    if (!starts.some(hasPage)) this.error(`The budget knows no page "${page}".`);
    const needed = new Set<Chunk>();
    const add = (chunk: Chunk | undefined) => {
      if (!chunk || needed.has(chunk)) return;
      needed.add(chunk);
      for (const file of chunk.imports) add(chunks.get(file));
    };
    starts.forEach(add);
    const size = [...needed].reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0) / 1000;
    if (size > kilobytes)
      this.error(`A first visit loads ${size.toFixed(1)} KB of JavaScript; ${kilobytes} KB are allowed.`);
    this.info(`a first visit loads ${size.toFixed(1)} of ${kilobytes} KB of JavaScript (gzip)`);
  },
});
