import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import type { Figure } from '@tidings/testing';

/** What proofs have noted in a file, as a Markdown table that names the machine and the day. */
export function figuresTable(file: string): string {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const figures = lines.map((line) => JSON.parse(line) as Figure);
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`;
  const rows = figures.map(({ proof, what, measured, bound }) => `| ${proof} | ${what} | ${measured} | ${bound} |`);
  return ['', `Measured on ${day}, ${machine}.`, '', '| proof | what | measured | bound |', '| --- | --- | --- | --- |']
    .concat(rows, '')
    .join('\n');
}
