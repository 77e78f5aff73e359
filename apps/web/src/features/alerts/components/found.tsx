import type { Alert } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { exactTime } from '../../../lib/time/time.ts';
import { sourceNames } from './signs.tsx';

/** What the source saw, as far as it decided. */
function details({ finding }: Alert): string[] {
  switch (finding.source) {
    case 'darkwatch':
      return [
        t('alerts.how.exposed', { parts: finding.exposed.map((part) => t(`alerts.part.${part}`)).join(', ') }),
        ...(finding.leakedAt ? [t('alerts.how.leaked', { date: exactTime(Date.parse(finding.leakedAt)) })] : []),
      ];
    case 'voiceprint':
      return [t('alerts.how.score', { score: finding.score, threshold: finding.threshold })];
    case 'spamshield':
      return [
        t('alerts.how.score', { score: finding.score, threshold: finding.threshold }),
        ...(finding.words.length > 0
          ? [t('alerts.how.words', { words: finding.words.map(({ word }) => word).join(', ') })]
          : []),
      ];
    case 'hometitle':
      return finding.changes.map(({ name, before, after }) => `${name}: ${before ?? '–'} → ${after ?? '–'}`);
    case 'removebrokers':
      return finding.matches.map(({ field, kind, score }) =>
        t('alerts.how.match', { field: t(`alerts.field.${field}`), kind: t(`alerts.match.${kind}`), score }),
      );
  }
}

/** How an alert was found: which source, by what, and when. */
export function HowFound({ alert }: { alert: Alert }) {
  const { source, firstSeenAt, lastSeenAt, timesSeen } = alert;
  return (
    <div className="rounded-md bg-sunken px-4 py-3 text-sm text-ink-2">
      <p>{t(`alerts.how.${source}`, { source: sourceNames[source] })}</p>
      <ul className="mt-2 list-disc space-y-1 ps-5">
        {details(alert).map((line) => (
          <li key={line} className="[overflow-wrap:anywhere]">
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-ink-3">
        {t('alerts.how.seen', {
          count: timesSeen,
          first: exactTime(Date.parse(firstSeenAt)),
          last: exactTime(Date.parse(lastSeenAt)),
        })}
      </p>
    </div>
  );
}
