import { CircleAlert } from 'lucide-react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { refusalInWords } from '../../../../lib/api/form.ts';
import { clockTime, dateAndTime, isSameDay } from '../../../../lib/time/time.ts';
import { type Composing, momentNow } from '../hooks/use-composer.ts';
import { fromWall } from '../model/form.ts';

type Props = {
  composing: Composing;
  people: number | undefined;
  /** It was asked once whether it is really meant for so many. */
  asked: boolean;
  onGo: () => void;
};

const timeOf = (at: number, now: number) => (isSameDay(at, now) ? clockTime(at) : dateAndTime(at, now));

function wordsOf({ composing: { form, made }, people, asked }: Omit<Props, 'onGo'>): string {
  const { now, zone } = momentNow();
  const at = form.timed ? fromWall(form.goesOut, zone) : undefined;
  const time = timeOf(at ?? now, now);
  if (made?.state === 'published') return t('announcements.saveChanges');
  if (!asked) return form.timed && at !== undefined ? t('announcements.planFor', { time }) : goWords(form.timed);
  if (people === undefined)
    return t(form.timed ? 'announcements.planUncounted' : 'announcements.sendUncounted', { time });
  return t(form.timed ? 'announcements.planTo' : 'announcements.sendTo', { count: people, time });
}
const goWords = (timed: boolean) => t(timed ? 'announcements.plan' : 'announcements.send');

/** The foot of the composer: what can be taken back, what went wrong, and the one button that is meant. */
export function Dock({ composing, people, asked, onGo }: Props) {
  const { made, error, isSending, theirs, send } = composing;
  return (
    <div className="flex min-h-16 flex-none items-center gap-2 border-t border-line px-6 py-2.5 text-sm phone:flex-wrap phone:px-4">
      {error && !theirs ? (
        <p role="alert" className="flex min-w-0 flex-1 items-center gap-2 text-danger-text phone:basis-full">
          <CircleAlert aria-hidden="true" className="flex-none" />
          {t('announcements.failed', { reason: refusalInWords(error) })}
        </p>
      ) : (
        <p className="min-w-0 flex-1 text-ink-3 phone:basis-full" aria-live="polite">
          {asked ? t('announcements.askedNote') : t('announcements.backNote')}
        </p>
      )}
      {made?.state === 'planned' && (
        <Button size="lg" className="phone:flex-1" onClick={() => send('draft')}>
          {t('announcements.unplan')}
        </Button>
      )}
      <Button
        variant="pri"
        size="lg"
        className="phone:flex-1"
        keys="mod+enter"
        pending={isSending}
        disabled={theirs !== undefined}
        onClick={onGo}
      >
        {wordsOf({ composing, people, asked })}
      </Button>
    </div>
  );
}
