import type { Alert } from '@tidings/contracts';
import { useId, useState } from 'react';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import { AlertActions } from '../alert-actions.tsx';
import { HowFound } from '../found.tsx';
import { SeverityMark } from '../severity.tsx';
import { SourceSign, sourceNames } from '../signs.tsx';

/** What to do about a finding, the first first. */
const steps = { darkwatch: 3, voiceprint: 2, spamshield: 1, hometitle: 2, removebrokers: 2 } as const;
const nth = ['one', 'two', 'three'] as const;

/** An alert that cannot wait, or that somebody opened: all of it, what to do, and the buttons. */
export function AlertCard({ alert, open = false }: { alert: Alert; open?: boolean }) {
  const [how, setHow] = useState(open);
  const titleId = useId();
  const critical = alert.severity === 'critical';
  return (
    <article
      aria-labelledby={titleId}
      className={`grid grid-cols-[40px_minmax(0,1fr)] gap-x-4 border-b border-line border-t-2 pt-5 pb-6 phone:grid-cols-[minmax(0,1fr)] phone:pt-4 phone:pb-5 ${critical ? 'border-t-danger' : 'border-t-line-strong'}`}
    >
      <span className="phone:hidden">
        <SourceSign source={alert.source} size="lg" />
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2.5 text-sm">
          <SeverityMark severity={alert.severity} strong />
          <span className="text-ink-3">
            {sourceNames[alert.source]} · <RelativeTime at={alert.lastSeenAt} /> ·{' '}
            <span className="lowercase">{t(`alerts.state.${alert.state}`)}</span>
          </span>
        </p>
        <h2
          id={titleId}
          className="my-1 font-head text-xl leading-[26px] font-semi tracking-head [overflow-wrap:anywhere]"
        >
          {alert.title}
        </h2>
        <p className="max-w-[64ch] text-ink-2 [overflow-wrap:anywhere]">{alert.message}</p>
        {alert.acknowledgedBy && (
          <p className="mt-1 text-sm text-ink-3">{t('alerts.inHandOf', { name: alert.acknowledgedBy.displayName })}</p>
        )}
        <ol className="my-3 list-decimal space-y-1.5 ps-5 text-sm">
          {nth.slice(0, steps[alert.source]).map((step) => (
            <li key={step}>{t(`alerts.step.${alert.source}.${step}` as never)}</li>
          ))}
        </ol>
        <AlertActions alert={alert} how={how} onHow={() => setHow(!how)} />
        {how && (
          <div className="mt-3">
            <HowFound alert={alert} />
          </div>
        )}
      </div>
    </article>
  );
}
