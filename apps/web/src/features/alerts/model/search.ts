import type { Severity } from '@tidings/contracts';
import { type AlertSource, alertSources, severities } from '@tidings/contracts/plain';

/** What of the page is shown, as its address says it. */
export type AlertsSearch = {
  view?: 'resolved' | 'monitored' | 'family';
  source?: AlertSource;
  severity?: Severity;
  /** One that a notification leads to. */
  alert?: string;
};

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value);

/** What an address says; what it says wrongly is left out. */
export function alertsSearch({ view, source, severity, alert }: Record<string, unknown>): AlertsSearch {
  const [shown, by, bad] = [
    oneOf(['resolved', 'monitored', 'family'] as const, view),
    oneOf(alertSources, source),
    oneOf(severities, severity),
  ];
  return {
    ...(shown && { view: shown }),
    ...(by && { source: by }),
    ...(bad && { severity: bad }),
    ...(typeof alert === 'string' && /^[\da-f-]{36}$/i.test(alert) && { alert: alert.toLowerCase() }),
  };
}
