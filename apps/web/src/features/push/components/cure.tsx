import { t } from '../../../i18n/t.ts';

const steps = ['push.unblock.1', 'push.unblock.2', 'push.unblock.3'] as const;

/** How to lift what only the reader can lift. */
export const Unblock = () => (
  <>
    <b className="font-semi">{t('push.unblock')}</b>
    <ol className="mt-2 grid gap-1.5">
      {steps.map((step, at) => (
        <li key={step} className="flex items-baseline gap-2.5">
          <span
            aria-hidden="true"
            className="inline-flex size-5 flex-none items-center justify-center rounded-full bg-surface text-xs font-semi"
          >
            {at + 1}
          </span>
          {t(step)}
        </li>
      ))}
    </ol>
  </>
);
