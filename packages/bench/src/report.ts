import { cpus } from 'node:os';
import { CAPACITY } from './measure/machine.ts';
import { figure } from './measure/stats.ts';
import type { Line } from './measure/suite.ts';

const TOLERATED = 0.35;

/** The page docs/benchmarks.md: written by the program, never by hand. */
export function report(lines: readonly Line[], facts: { rounds: number; pinned: boolean; date: string }): string {
  const rows = lines.map(({ what, unit, ours, limit, goal, met }) => {
    const beside = limit ? `${figure(limit.value)} ${unit} (${limit.name})` : '–';
    const ratio = limit ? `${figure(ours / limit.value)} ×` : '–';
    return `| ${what} | ${figure(ours)} ${unit} | ${beside} | ${ratio} | ${goal} | ${met === null ? '–' : met ? 'met' : '**missed**'} |`;
  });
  const off = lines
    .filter(({ limit, expected }) => limit && expected && Math.abs(limit.value / expected - 1) > TOLERATED)
    .map(
      ({ what, limit, expected }) =>
        `- ${what}: the reference measured ${figure(limit?.value ?? 0)}, the limits table says ${expected}.`,
    );
  return `# Benchmarks

Written by \`pnpm bench\` on ${facts.date}; do not edit. Medians of ${facts.rounds} interleaved rounds on ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version},
loopback, no TLS${facts.pinned ? ', servers on one core, load on the other' : ', servers and load on the same cores'}; PostgreSQL with full durability. Absolute figures drift between runs; the ratio to the limit measured in the
same run is what counts. Goals are those of the performance specification. The load holds its connections in several processes of 5,000. The server runs in production with its default settings, but for these: no rate
limits (everybody comes from one address), any number of connections a member (60 members make them all), and MAX_CONNECTIONS=${CAPACITY} (the default of 10,000 refuses at 9,500, which \`full\` alone leaves alone).

| what | ours | beside it | ratio | goal | |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

${off.length === 0 ? 'Every reference of this run is within 35 % of the limits table.' : `References of this run more than 35 % off the limits table, so take its absolute figures with care:\n\n${off.join('\n')}`}
`;
}
