import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { serverNow } from '../../../../lib/time/server-time.ts';
import type { Settings } from '../hooks/use-settings.ts';
import { endOf, type Mutable, type Span, spans } from '../model/mutes.ts';
import type { Subject } from '../model/subject.ts';
import { targetInWords } from '../model/words.ts';

/** Mutes one thing for as long, and says so with its undo. */
export function muteFor(settings: Settings, target: Mutable, span: Span, zone: string, exceptMentions: boolean): void {
  const words = t('inbox.done.mute', { what: targetInWords(target) });
  settings.mute(words, target, { until: endOf(span, serverNow(), zone), exceptMentions });
}

type Props = {
  target: Mutable;
  subject: Subject;
  settings: Settings;
  exceptMentions?: boolean;
  onDone?: () => void;
};

/** For how long: one press each. */
export const MuteButtons = ({ target, subject, settings, exceptMentions = false, onDone }: Props) =>
  spans.map((span) => (
    <Button
      key={span}
      size="sm"
      className="phone:h-11"
      onClick={() => {
        muteFor(settings, target, span, subject.timeZone, exceptMentions);
        onDone?.();
      }}
    >
      {t(`inbox.mute.${span}`)}
    </Button>
  ));
