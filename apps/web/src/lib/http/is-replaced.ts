/** Whether the server hands out another version than the one that runs. */
export async function isReplaced(): Promise<boolean> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  if (!own || !navigator.onLine) return false;
  try {
    const options = { headers: { Accept: 'text/html' }, cache: 'no-store', signal: AbortSignal.timeout(5000) } as const;
    const response = await fetch('/', options);
    const page = await response.text();
    return response.ok && page.includes('id="root"') && !page.includes(own);
  } catch {
    return false;
  }
}
