import type { Plugin } from 'vite';

const helper = '\0vite/preload-helper.js';
const declared = 'export const __vitePreload =';

/**
 * A browser remembers for the life of a page that a module did not come, and never asks for it again (Chromium 150; the
 * module map of the HTML standard). So what is loaded later is fetched into the browser's cache first, and imported once
 * it is there: a file that did not come can then be asked for again. What belongs to the first screen is not delayed.
 */
const fetchFirst = `
const at = (file) => new URL('/' + file, location.href).href;
const here = new Set();
async function bring(file) {
  if (here.has(at(file))) return;
  const answer = await fetch(at(file));
  if (!answer.ok) throw new Error('Could not load ' + file + ': ' + answer.status);
  await answer.arrayBuffer();
}
export const __vitePreload = async (load, files = [], importer) => {
  if (document.readyState === 'complete') {
    for (const { href, src } of document.querySelectorAll('[rel=modulepreload], [type=module]')) here.add(href ?? src);
    await Promise.all(files.filter((file) => file.endsWith('.js')).map(bring));
  }
  const module = await preloadAndImport(load, files, importer);
  for (const file of files) here.add(at(file));
  return module;
};
`;

/** Lets code that did not load be tried again without a reload of the page. */
export const fetchImportsFirst: Plugin = {
  name: 'fetch-imports-first',
  apply: 'build',
  enforce: 'post',
  transform: {
    filter: { id: /vite\/preload-helper\.js$/ },
    handler(code, id) {
      if (id !== helper) return null;
      if (!code.includes(declared)) this.error('The preload helper of Vite has another form: see fetch-first.ts.');
      return { code: code.replace(declared, 'const preloadAndImport =') + fetchFirst, map: null };
    },
  },
};
