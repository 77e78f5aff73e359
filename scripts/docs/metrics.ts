import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metrics } from '@tidings/api/metrics';
import { code, table } from '@tidings/contracts/reference';
import { root } from '../lib/steps.ts';

type Described = { name: string; help: string; labelNames: string[] };
const ofTheProcess = /^(process|nodejs)_/;

/** Metrics that a part of the server adds where it knows the value. */
function added(): string[][] {
  const sources = globSync('apps/api/src/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
  return sources.flatMap((source) =>
    [...source.matchAll(/metrics\.gauge\(\s*'(\w+)',\s*'([^']+)'/g)].map(([, name = '', help = '']) => [
      code(name),
      help,
    ]),
  );
}

/** The table of metrics, as `/metrics` describes them; those of the process are left out. */
export function metricsTable(): { metrics: string } {
  const metrics = new Metrics('docs');
  metrics.connections(() => 0);
  metrics.queue(async () => null);
  const described = metrics.registry.getMetricsAsArray() as unknown as Described[];
  const own = described
    .filter(({ name }) => !ofTheProcess.test(name))
    .map(({ name, help, labelNames }) => [
      code(labelNames.length > 0 ? `${name}{${labelNames.join(',')}}` : name),
      help,
    ]);
  return {
    metrics: table(
      ['metric', 'what'],
      [...own, ...added()].sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    ),
  };
}
