// Runs before the first paint. The same rules as src/lib/browser/theme.ts and src/lib/session/reader-locale.ts: what was chosen, else
// what the system and the browser ask for.
(() => {
  const root = document.documentElement;
  let choice = null;
  let locale = null;
  try {
    choice = localStorage.getItem('tidings.theme');
    locale = localStorage.getItem('tidings.locale');
  } catch {
    // Storage may be closed to us; the wish of system and browser stands.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  // Signing in has no frame, so none is drawn ahead of it (styles/boot.css).
  root.toggleAttribute('data-alone', /^\/(sign-in|register)\b/.test(location.pathname));
  const meta = document.querySelector('meta[name="theme-color"]');
  if (meta) meta.setAttribute('content', dark ? '#0f171c' : '#ffffff');

  // The messages of the reader's language begin to load at once; a build names their files here.
  const files = {};
  for (const { dataset, content } of document.querySelectorAll('meta[name="messages"]'))
    files[dataset.locale] = content;
  const wanted = [locale, ...navigator.languages.map((tag) => tag.toLowerCase().split('-')[0])];
  root.lang = wanted.find((name) => name in files) ?? 'en';
  if (!files[root.lang]) return;
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = files[root.lang];
  document.head.append(link);
})();
