import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const worthIt = /\.(js|css|html|svg)$/;
const leastBytes = 1024;

/** Writes each text file a second and third time, compressed once and well: the server only has to choose. */
export const compress: Plugin = {
  name: 'compress',
  apply: 'build',
  writeBundle: ({ dir = 'dist' }, bundle) => {
    for (const name of Object.keys(bundle).filter((file) => worthIt.test(file))) {
      const file = join(dir, name);
      const text = readFileSync(file);
      if (text.length < leastBytes) continue;
      writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      writeFileSync(`${file}.br`, brotliCompressSync(text, { params }));
    }
  },
};
