export const kinds = ['all', 'topics', 'replies', 'people'] as const;
export type Kind = (typeof kinds)[number];
export const periods = ['any', 'week', 'month', 'year'] as const;
export type Period = (typeof periods)[number];

/** What the address of the page says; anybody may have written it. */
export type Asked = { q?: unknown; kind?: unknown; category?: unknown; author?: unknown; since?: unknown };

const textIn = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const oneOf = <T extends string>(all: readonly T[], value: unknown, otherwise: T): T =>
  all.find((one) => one === value) ?? otherwise;

/** What is looked for, as the page and the server understand it. */
export type Wanted = { q: string; kind: Kind; category: string; author: string; since: Period };
export const readAsked = ({ q, kind, category, author, since }: Asked): Wanted => ({
  q: textIn(q).slice(0, 200),
  kind: oneOf(kinds, kind, 'all'),
  category: textIn(category),
  author: textIn(author),
  since: oneOf(periods, since, 'any'),
});

/** The same as an address: what is not asked for is not in it. */
export const asAddress = ({ q, kind, category, author, since }: Wanted): Asked => ({
  ...(q !== '' && { q }),
  ...(kind !== 'all' && { kind }),
  ...(category !== '' && { category }),
  ...(author !== '' && { author }),
  ...(since !== 'any' && { since }),
});

const days: Record<Period, number | undefined> = { any: undefined, week: 7, month: 31, year: 366 };
/** The beginning of a period, by the day, so that the same question is the same for a while. */
export function beginningOf(period: Period, now: number): string | undefined {
  const back = days[period];
  if (back === undefined) return undefined;
  return new Date(Math.floor(now / 86_400_000 - back) * 86_400_000).toISOString();
}

/** Whether there is a word in it at all. */
export const isAnything = (q: string): boolean => /[\p{L}\p{N}]/u.test(q);
