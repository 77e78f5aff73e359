import { appendFileSync } from 'node:fs';

/** Something a proof has measured, and what it may be at most (or must be). */
export interface Figure {
  proof: string;
  what: string;
  measured: string;
  bound: string;
}

/** Counts as one line: `gaps 1,204, resets 310`. */
export const tallied = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
    .join(', ');

/**
 * Says what a proof measured. `pnpm test:soak` names a file in TIDINGS_FIGURES, to which each is added as a line of
 * JSON; it prints them all as one table in the end.
 */
export function figure(proof: string, what: string, measured: string, bound = '–'): void {
  const line: Figure = { proof, what, measured, bound };
  console.log(`${proof}: ${what} ${measured} (${bound})`);
  const file = process.env.TIDINGS_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}
