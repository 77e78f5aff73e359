import type { DeadLetterAct } from '@tidings/contracts';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';

/** What admins did with others lately. */
export function Acts({ acts }: { acts: readonly DeadLetterAct[] }) {
  if (acts.length === 0) return null;
  return (
    <section aria-labelledby="letter-acts" className="mt-8">
      <h2 id="letter-acts" className="mb-1 text-sm font-semi">
        {t('delivery.acts')}
      </h2>
      <ul className="text-sm text-ink-2">
        {acts.map(({ id, action, kind, admin, at }) => (
          <li key={id} className="flex items-baseline gap-3 py-1">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {t(`delivery.acts.${action}`, { name: admin?.displayName ?? t('delivery.nobody'), kind })}
            </span>
            <RelativeTime at={at} className="flex-none text-xs text-ink-3" />
          </li>
        ))}
      </ul>
    </section>
  );
}
