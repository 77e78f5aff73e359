import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '@tidings/contracts/reference';
import { root } from '../lib/steps.ts';

/** Rows of docs/benchmarks.md that the README shows, missed goals among them. */
const shown = [
  'reply: POST to the other’s handler, 100/s, p50',
  'replies a second, 32 writers, closed loop',
  'memory a connection, 10,000 idle',
  'a stored reply to the last of 10,000 readers',
  'kill -9 under 10,000 connections: all back with 10 missed events each',
  'connects a second, 50 missed events recovered',
  'a bystander’s p99 while 10,000 are sent a reply',
];

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

/** The README's figures, taken from the page that the benchmarks write. @throws when a row is not there any more */
export function figuresTable(benchmarks = readFileSync(join(root, 'docs/benchmarks.md'), 'utf8')): { figures: string } {
  const lines = benchmarks.split('\n').filter((line) => line.startsWith('| '));
  const measured = new Map(lines.map(cellsOf).map((cells) => [cells[0] ?? '', cells]));
  const rows = shown.map((what) => {
    const cells = measured.get(what);
    if (!cells) throw new Error(`docs/benchmarks.md has no row "${what}"`);
    return cells;
  });
  return { figures: table(['what', 'measured', 'beside it', 'ratio', 'goal', ''], rows) };
}
