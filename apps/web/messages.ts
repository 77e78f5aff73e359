import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from '@tidings/i18n/compile';
import type { Plugin } from 'vite';

const catalogue = /\/messages\/(?:[a-z-]+\/)?[a-z]+\.ts$/;
const unparsed = /\{\w+(?:\}|, ?(?:number|plural|select|date|time)\b)/;
const locale = /\/i18n\/locales\/([a-z]+)\.ts$/;
const parser = '@formatjs/icu-messageformat-parser';

/**
 * Parses every message when the app is built, so that the parser is not part of it, and names the file of each locale in
 * the page: public/theme.js begins to load the reader's before the app runs.
 */
export const messages: Plugin = {
  name: 'messages',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    return source === parser ? this.resolve(`${parser}/no-parser.js`, importer) : null;
  },
  async load(id) {
    if (!catalogue.test(id)) return null;
    const name = basename(id, '.ts');
    const written = (await import(pathToFileURL(id).href)) as Record<string, Record<string, string>>;
    return `export const ${name} = ${JSON.stringify(compile(written[name] ?? {}))};`;
  },
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !locale.test(chunk.facadeModuleId ?? '')) continue;
      const found = unparsed.exec(chunk.code)?.[0];
      if (found !== undefined) this.error(`${chunk.fileName} has a message that was not parsed: ${found}`);
    }
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle).flatMap((chunk) => {
        const name = chunk.type === 'chunk' ? locale.exec(chunk.facadeModuleId ?? '')?.[1] : undefined;
        if (name === undefined) return [];
        const attrs = { name: 'messages', 'data-locale': name, content: `/${chunk.fileName}` };
        return [{ tag: 'meta', attrs, injectTo: 'head-prepend' as const }];
      }),
  },
};
