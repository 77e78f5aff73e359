import type { AnyRouter } from '@tanstack/react-router';

/** Links that are drawn outside of the router, in a toast, lead on without loading the app anew: `<a data-inner href>`. */
export function followInnerLinks(router: AnyRouter): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-inner]') : null;
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    router.navigate({ href: link.getAttribute('href') ?? '/' }).catch(() => undefined);
  });
}
