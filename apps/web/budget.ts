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

type Budget = {
  /** The file that is loaded by then, as the end of its path. */
  file: string;
  /** In words, for the report: "a first visit". */
  what: string;
  /** Allowed of JavaScript, gzip: the entry, the file and all they import; `beside` leaves out what is there already. */
  kilobytes: number;
  beside?: string;
  /** A file that is loaded as well, as the end of its path: the messages of one locale. */
  and?: string;
  /** A package that must not be among it. */
  without?: string;
};

/** Fails the build when a part of the app weighs more than it may. */
export const budget = ({ file, what, kilobytes, beside, and, without }: Budget): Plugin => ({
  name: 'budget',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = new Map<string, Chunk>();
    for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunks.set(chunk.fileName, chunk);
    const neededBy = (...ends: string[]): Set<Chunk> => {
      const has = (end: string) => (chunk: Chunk) => chunk.moduleIds.some((id) => id.endsWith(end));
      const starts = [...chunks.values()].filter((chunk) => chunk.isEntry || ends.some((end) => has(end)(chunk)));
      const unknown = ends.find((end) => !starts.some(has(end)));
      if (unknown !== undefined) this.error(`The budget knows no file "${unknown}".`);
      const needed = new Set<Chunk>();
      const add = (chunk: Chunk | undefined) => {
        if (!chunk || needed.has(chunk)) return;
        needed.add(chunk);
        for (const name of chunk.imports) add(chunks.get(name));
      };
      starts.forEach(add);
      return needed;
    };
    const there = beside === undefined ? new Set<Chunk>() : neededBy(beside);
    const needed = [...neededBy(file, ...(and === undefined ? [] : [and]))].filter((chunk) => !there.has(chunk));
    const carrier = needed.find(({ moduleIds }) => moduleIds.some((id) => id.includes(`/node_modules/${without}/`)));
    if (carrier) this.error(`${what} loads ${without}, in ${carrier.fileName}.`);
    const size = needed.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0) / 1000;
    if (size > kilobytes) this.error(`${what} loads ${size.toFixed(1)} KB of JavaScript; ${kilobytes} KB are allowed.`);
    this.info(`${what} loads ${size.toFixed(1)} of ${kilobytes} KB of JavaScript (gzip)`);
  },
});
