import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../lib/steps.ts';

/** A copy of the sources in which files may be broken. */
export interface ScratchCopy {
  directory: string;
  /** Replaces a text that must stand in the file exactly once. @throws when it does not */
  patch: (file: string, from: string, to: string) => void;
  /** Undoes all patches. */
  heal: () => void;
  remove: () => void;
}

const parts = [
  'package.json',
  'pnpm-workspace.yaml',
  'tsconfig.base.json',
  'vitest.config.ts',
  'vitest.shared.ts',
  'packages',
  'apps/api',
];
const left = new Set(['.git', '.tmp', '.data', 'dist', '.turbo', '.vite', '.vite-temp']);
const everything = (): string[] => readdirSync(root).filter((name) => name !== 'node_modules' && !left.has(name));

/** Copies what the tests of the server and the packages need, or the whole. Installed packages are shared with the original. */
export function scratchCopy({ whole = false } = {}): ScratchCopy {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-scratch-'));
  for (const part of whole ? everything() : parts) {
    cpSync(join(root, part), join(directory, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !left.has(basename(path)),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  const touched = new Set<string>();
  return {
    directory,
    patch(file, from, to) {
      const path = join(directory, file);
      const text = readFileSync(path, 'utf8');
      const found = text.split(from).length - 1;
      if (found !== 1) throw new Error(`${file} holds ${found} times: ${from}`);
      touched.add(file);
      writeFileSync(
        path,
        text.replace(from, () => to),
      );
    },
    heal() {
      for (const file of touched) cpSync(join(root, file), join(directory, file));
      touched.clear();
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
