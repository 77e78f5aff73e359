import { Button } from '../../../../components/ui/action/button.tsx';
import { reading } from '../../../../i18n/reader.ts';
import { t } from '../../../../i18n/t.ts';
import { serverNow } from '../../../../lib/time/server-time.ts';
import type { Settings } from '../hooks/use-settings.ts';
import { endOf, type Mutable, type Span, spans } from '../model/mutes.ts';
import { targetInWords } from '../model/words.ts';

/** Mutes one thing for as long, on the clock that all times are shown on, and says so with its undo. */
export function muteFor(settings: Settings, target: Mutable, span: Span, exceptMentions: boolean): void {
  const words = t('inbox.done.mute', { what: targetInWords(target) });
  settings.mute(words, target, { until: endOf(span, serverNow(), reading().timeZone), exceptMentions });
}

type Props = {
  target: Mutable;
  settings: Settings;
  exceptMentions?: boolean;
  onDone?: () => void;
};

/** For how long: one press each. */
export const MuteButtons = ({ target, settings, exceptMentions = false, onDone }: Props) =>
  spans.map((span) => (
    <Button
      key={span}
      size="sm"
      className="phone:h-11"
      onClick={() => {
        muteFor(settings, target, span, exceptMentions);
        onDone?.();
      }}
    >
      {t(`inbox.mute.${span}`)}
    </Button>
  ));
