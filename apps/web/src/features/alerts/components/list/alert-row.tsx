import { Link } from '@tanstack/react-router';
import type { Alert } from '@tidings/contracts';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { cn } from '../../../../lib/cn.ts';
import type { AlertsSearch } from '../../model/search.ts';
import { SeverityMark } from '../severity.tsx';
import { SourceSign, sourceNames } from '../signs.tsx';
import { AlertStateMark } from '../state.tsx';

type Props = { alert: Alert; search: AlertsSearch };

/** An alert in the list; its name opens all of it in place. */
export function AlertRow({ alert, search }: Props) {
  return (
    <li
      className={cn(
        'relative grid min-h-14 grid-cols-[124px_minmax(0,1fr)_140px_76px] items-center border-b border-line py-2 text-sm hover:bg-hover',
        'phone:grid-cols-[auto_auto_1fr] phone:gap-x-4 phone:gap-y-1.5 phone:py-3',
      )}
    >
      <span className="phone:order-2 phone:ps-10">
        <SeverityMark severity={alert.severity} />
      </span>
      <span className="flex min-w-0 items-center gap-3 pe-4 phone:order-1 phone:pe-0 phone:col-span-3">
        <SourceSign source={alert.source} />
        <span className="min-w-0">
          <Link
            to="/alerts"
            search={{ ...search, alert: alert.id }}
            className="block truncate font-semi after:absolute after:inset-0"
          >
            {alert.title}
          </Link>
          <span className="block truncate text-ink-3">
            {sourceNames[alert.source]} · {alert.message}
          </span>
        </span>
      </span>
      <span className="min-w-0 pe-2 phone:order-3">
        <AlertStateMark alert={alert} />
      </span>
      <RelativeTime at={alert.lastSeenAt} className="text-end tabular-nums text-ink-3 phone:order-4" />
    </li>
  );
}
