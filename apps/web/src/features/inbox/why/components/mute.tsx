import { useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { serverNow } from '../../../../lib/time/server-time.ts';
import type { Settings } from '../hooks/use-settings.ts';
import { type Mutable, muteOn } from '../model/mutes.ts';
import type { Subject } from '../model/subject.ts';
import { muteInWords, targetInWords } from '../model/words.ts';
import { MuteButtons } from './mute-buttons.tsx';

const line = 'flex min-h-8 items-start gap-2.5 py-1 phone:min-h-11 phone:items-center';
const mark = 'mt-0.5 size-4 flex-none accent-(--accent) phone:mt-0';

type Props = { targets: readonly Mutable[]; subject: Subject; settings: Settings; onClose: () => void };

/** What to mute, and for how long; a press on how long does it. */
export function Mute({ targets, subject, settings, onClose }: Props) {
  const [at, setAt] = useState(0);
  const [exceptMentions, setExcept] = useState(false);
  const target = targets[at];
  if (!target) return <p className="text-sm text-ink-2">{t('inbox.mute.nothing')}</p>;
  const mute = muteOn(target, subject.mutes, serverNow());
  const mayExcept = target.targetType !== 'type';
  return (
    <>
      <fieldset className="text-sm">
        <legend className="sr-only">{t('inbox.mute.what')}</legend>
        {targets.map((one, index) => (
          <label key={one.targetType} className={line}>
            <input
              type="radio"
              name="mute-what"
              checked={index === at}
              onChange={() => setAt(index)}
              className={mark}
            />
            <span className="min-w-0 [overflow-wrap:anywhere]">{targetInWords(one)}</span>
          </label>
        ))}
      </fieldset>
      {mayExcept && (
        <label className={`${line} mt-3 border-t border-line pt-3 text-sm`}>
          <input
            type="checkbox"
            checked={exceptMentions}
            onChange={(event) => setExcept(event.target.checked)}
            className={mark}
          />
          <span>
            {t('inbox.mute.exceptMentions')}
            <span className="block text-xs text-ink-3">{t('inbox.mute.exceptNote')}</span>
          </span>
        </label>
      )}
      {mute && (
        <p className="mt-4 flex flex-wrap items-center gap-2 text-sm text-ink-2">
          {muteInWords(mute)}
          <Button
            size="sm"
            className="phone:h-11"
            onClick={() => {
              settings.unmute(t('inbox.done.unmute', { what: targetInWords(target) }), target);
              onClose();
            }}
          >
            {t('inbox.unmute')}
          </Button>
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <MuteButtons {...{ target, settings }} exceptMentions={mayExcept && exceptMentions} onDone={onClose} />
      </div>
    </>
  );
}
