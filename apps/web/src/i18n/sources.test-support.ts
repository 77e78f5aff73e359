import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The files of the app but tests and messages, by their path from `src`. */
export const sources = (): { file: string; text: string }[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test|(^|\/)messages\//.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
