import { expect, type Page, type Request } from '@playwright/test';

/** The reads that feed the views. */
export const resources = {
  topics: /\/api\/topics(\?|$)/,
  topic: /\/api\/topics\/[^/?]+(\?|$)/,
  replies: /\/api\/topics\/[^/]+\/replies/,
  reports: /\/api\/moderation\/reports/,
} as const;
export type Resource = keyof typeof resources;

/** Runs an act and waits for its sight; fails when the page read one of the resources meanwhile. */
export async function assertNoRefetch<T>(page: Page, names: Resource[], act: () => Promise<T>): Promise<T> {
  const reads: string[] = [];
  const note = (request: Request) => {
    if (request.method() !== 'GET') return;
    const { pathname, search } = new URL(request.url());
    if (names.some((name) => resources[name].test(pathname + search))) reads.push(pathname + search);
  };
  page.on('request', note);
  try {
    return await act();
  } finally {
    page.off('request', note);
    expect(reads, 'live means no refetch').toEqual([]);
  }
}
