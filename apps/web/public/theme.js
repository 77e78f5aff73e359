// Runs before the first paint. The same rule as src/lib/theme.ts: the stored choice, else what the system asks for.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem('tidings.theme');
  } catch {
    // Storage may be closed to us; the system's wish stands.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  // Signing in has no frame, so none is drawn ahead of it (styles/boot.css).
  document.documentElement.toggleAttribute('data-alone', /^\/(sign-in|register)\b/.test(location.pathname));
  const meta = document.querySelector('meta[name="theme-color"]');
  if (meta) meta.setAttribute('content', dark ? '#0f171c' : '#ffffff');
})();
