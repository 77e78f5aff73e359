import { withMessages } from '../../i18n/reader.ts';
import { t } from '../../i18n/t.ts';
import { cn } from '../../lib/cn.ts';
import { type ConnectionView, connectionActions, useConnection } from '../../lib/connection.ts';
import { Popover } from '../ui/overlay/popover.tsx';
import { quietPart } from '../ui/part/quiet-part.tsx';
import { Gauge } from '../ui/sign/gauge.tsx';
import { ConnectionVoice } from './connection-voice.tsx';
import { looks, nameOf } from './look.ts';

const ConnectionDetails = quietPart(
  withMessages(async () => (await import('./connection-details.tsx')).ConnectionDetails),
);

const pill =
  'relative inline-flex h-7 items-center gap-2 whitespace-nowrap rounded-full pe-2.5 ps-2 text-xs font-medium phone:px-2 phone:after:absolute phone:after:-inset-2';

function Word({ view }: { view: ConnectionView }) {
  const look = looks()[view.state];
  const tries = view.state === 'reconnecting' && t('conn.tries', { attempt: view.attempt, max: view.max });
  return (
    <>
      {/* On a phone the header has room for one word. */}
      <span className={cn((look.short !== undefined || tries) && 'phone:hidden')}>{look.word}</span>
      {look.short !== undefined && <span className="wide:hidden">{look.short}</span>}
      {look.aside !== undefined && <span className="font-medium text-ink-3 phone:hidden">{look.aside}</span>}
      {tries && <span className="tabular-nums">{tries}</span>}
    </>
  );
}

/** The tide gauge in the header: the words open on a press. Nothing while nobody is signed in. */
export function ConnectionStatus() {
  const view = useConnection();
  if (view === undefined) return null;
  const look = looks()[view.state];
  return (
    <div className="flex items-center">
      <ConnectionVoice state={view.state} />
      <div className={cn('inline-flex items-center rounded-full', look.tint ?? 'text-ink-2 hover:bg-hover')}>
        <Popover
          title={nameOf(view.state)}
          trigger={
            <button
              type="button"
              data-connection={view.state}
              className={cn(pill, view.state === 'lost' && 'wide:pe-1.5')}
            >
              <span className="sr-only">{t('conn.label')}</span>
              <Gauge
                tone={look.tone}
                {...(look.level === undefined ? {} : { level: look.level })}
                {...(look.sign === undefined ? {} : { sign: look.sign })}
              />
              <Word view={view} />
            </button>
          }
        >
          <ConnectionDetails view={view} />
        </Popover>
        {view.state === 'lost' && (
          <button
            type="button"
            onClick={connectionActions.retry}
            className="h-7 rounded-full pe-2.5 ps-0.5 text-xs font-semi underline underline-offset-2 phone:hidden"
          >
            {t('conn.retry')}
          </button>
        )}
      </div>
    </div>
  );
}
