import type { QueryClient } from '@tanstack/react-query';

const patienceMs = 1500;

/** Resolves when the page has what it asked for, so that its data comes before the live connection; at last after 1.5 s. */
export function quiet(queries: QueryClient): Promise<void> {
  return new Promise((resolve) => {
    let unsubscribe = () => {};
    const done = () => {
      clearTimeout(late);
      unsubscribe();
      resolve();
    };
    // What a page needs is asked for in the turn after the session is known.
    const look = () => setTimeout(() => queries.isFetching() === 0 && done(), 0);
    const late = setTimeout(done, patienceMs);
    unsubscribe = queries.getQueryCache().subscribe(look);
    setTimeout(look, 100);
  });
}
