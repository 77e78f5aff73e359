import { Metrics } from '../../apps/api/src/platform/telemetry/metrics.ts';
import { code, table } from '../../packages/contracts/scripts/reference/markdown.ts';

/** The table of metrics, read from the registry that `/metrics` answers from; those of the process are left out. */
export function metricsTable(): { metrics: string } {
  const metrics = new Metrics('docs');
  metrics.connections(() => 0);
  metrics.queue(async () => null);
  const own = metrics.registry.getMetricsAsArray().filter(({ name }) => !/^(process|nodejs)_/.test(name));
  const rows = own.map((metric) => {
    const { name, help, labelNames } = metric as unknown as { name: string; help: string; labelNames: string[] };
    return [code(labelNames.length > 0 ? `${name}{${labelNames.join(',')}}` : name), help];
  });
  return {
    metrics: table(
      ['metric', 'what'],
      rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    ),
  };
}
