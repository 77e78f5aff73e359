import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { serverNow } from '../../../../lib/time/server-time.ts';
import type { Settings } from '../hooks/use-settings.ts';
import { type Mutable, muteOn } from '../model/mutes.ts';
import type { Subject } from '../model/subject.ts';
import { muteInWords, targetInWords } from '../model/words.ts';
import { MuteButtons, muteFor } from './mute-buttons.tsx';

const headingOf = ({ targetType, name = '' }: Mutable): string =>
  targetType === 'topic' || targetType === 'type'
    ? t(`inbox.mute.quick.${targetType}`)
    : t('inbox.mute.quick.person', { name });

type Props = { target: Mutable; subject: Subject; settings: Settings; onElse: () => void };

/** The nearest thing there is to mute, in one press; all else behind the last button. */
export function MuteQuick({ target, subject, settings, onElse }: Props) {
  const mute = muteOn(target, subject.mutes, serverNow());
  return (
    <fieldset className="mt-4">
      <legend className="mb-1.5 text-xs font-medium text-ink-2">{headingOf(target)}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {mute ? (
          <>
            <span className="text-sm text-ink-2">{muteInWords(mute)}</span>
            <Button
              size="sm"
              className="phone:h-11"
              onClick={() => settings.unmute(t('inbox.done.unmute', { what: targetInWords(target) }), target)}
            >
              {t('inbox.unmute')}
            </Button>
          </>
        ) : (
          <>
            <MuteButtons target={target} settings={settings} />
            {target.targetType !== 'type' && (
              <Button size="sm" className="phone:h-11" onClick={() => muteFor(settings, target, 'ever', true)}>
                {t('inbox.mute.exceptMentions')}
              </Button>
            )}
          </>
        )}
        <Button size="sm" variant="ghost" className="phone:h-11" onClick={onElse}>
          {t('inbox.mute.else')}
        </Button>
      </div>
    </fieldset>
  );
}
