import { randomId } from '../../../lib/store/random-id.ts';

const key = 'tidings.tab';

function take(): string {
  try {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return kept ?? randomId().slice(0, 8);
  } catch {
    return randomId().slice(0, 8);
  }
}

/** Names this tab, the same after a reload. It is put away only while no page stands, so that a copied tab has another. */
export const tabId = take();

if (typeof window !== 'undefined') {
  window.addEventListener('pagehide', () => {
    try {
      sessionStorage.setItem(key, tabId);
    } catch {
      // The next page has another name.
    }
  });
  window.addEventListener('pageshow', () => {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // Nothing was put away.
    }
  });
}
