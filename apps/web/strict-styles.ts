import type { Plugin } from 'vite';

/** A style sheet of the document that is no markup, so that no policy has to allow any. */
const singleton = `
export const stylesheetSingleton = () => {
  let users = 0;
  let sheet = null;
  return {
    add(css) {
      users += 1;
      if (users > 1) return;
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    remove() {
      users -= 1;
      if (users > 0) return;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      sheet = null;
    },
  };
};
`;

/** Where libraries write style sheets into the page, and what stands there instead; our own style sheets have theirs. */
const writers: [file: RegExp, from: RegExp, to: string][] = [
  [/\/sonner\/dist\/index\.mjs$/, /^__insertCSS\(".*"\);?$/m, ''],
  [
    /\/react-select\/dist\/index\.mjs$/,
    /jsx\(\s*"style",\s*\{\s*dangerouslySetInnerHTML:[\s\S]*?nonce\s*\}\s*\)/,
    'null',
  ],
  [/\/react-style-singleton\/dist\/es2015\/singleton\.js$/, /^[\s\S]*$/, singleton],
];

/** Pages may not contain style sheets (the server's content security policy): builds libraries that would without them. */
export const strictStyles: Plugin = {
  name: 'strict-styles',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: writers.map(([file]) => file) },
    handler(code, id) {
      const [, from, to] = writers.find(([file]) => file.test(id)) ?? [];
      if (!from || to === undefined) return null;
      if (!from.test(code)) this.error(`${id} writes styles in another way: see strict-styles.ts.`);
      return { code: code.replace(from, () => to), map: null };
    },
  },
};
