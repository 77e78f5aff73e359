import { announce } from '../lib/announce.ts';
import { plainTitle } from '../lib/browser/unread-mark.ts';

type Resolved = { pathChanged: boolean; fromLocation?: unknown };
type Router = { subscribe: (event: 'onResolved', listener: (event: Resolved) => void) => () => void };

/** Says the name of each page a reader comes to, and takes up the focus when what held it is gone. */
export function announcePages(router: Router): void {
  router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
    if (!pathChanged || fromLocation === undefined) return;
    // A frame later the page has set its title.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
      announce(plainTitle(document.title));
    });
  });
}
