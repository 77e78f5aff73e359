import { useId } from 'react';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Input } from '../../../../components/ui/form/input.tsx';
import { reading } from '../../../../i18n/reader.ts';
import { t } from '../../../../i18n/t.ts';
import { useNow } from '../../../../lib/time/clock.ts';
import { duration } from '../../../../lib/time/time.ts';
import type { Composing } from '../hooks/use-composer.ts';
import { fromWall } from '../model/form.ts';
import { Chip } from './chip.tsx';
import { wrongWords } from './wrong-words.ts';

/** When it goes out and until when it stands, on the clock of who writes. */
export function TimeFields({ composing: { form, change, wrong, made } }: { composing: Composing }) {
  const name = useId();
  const now = useNow();
  const zone = reading().timeZone;
  const goes = form.timed ? fromWall(form.goesOut, zone) : undefined;
  return (
    <div className="grid grid-cols-2 items-start gap-5 phone:grid-cols-1 phone:gap-4">
      {made?.state !== 'published' && (
        <div className="grid gap-2">
          <fieldset className="text-sm">
            <legend className="mb-1.5 font-medium">{t('announcements.goesOut')}</legend>
            <div className="flex flex-wrap items-center gap-1.5">
              <Chip name={name} checked={!form.timed} onChoose={() => change({ timed: false })}>
                {t('announcements.now')}
              </Chip>
              <Chip name={name} checked={form.timed} onChoose={() => change({ timed: true })}>
                {t('announcements.atATime')}
              </Chip>
              {goes !== undefined && goes > now && (
                <span className="ms-auto text-ink-3">{t('announcements.in', { time: duration(goes - now) })}</span>
              )}
            </div>
          </fieldset>
          {form.timed && (
            <Field
              label={t('announcements.time')}
              hint={t('announcements.zone', { zone })}
              error={wrongWords(wrong.goesOut)}
            >
              {(control) => (
                <Input
                  {...control}
                  small
                  type="datetime-local"
                  value={form.goesOut}
                  onChange={(event) => change({ goesOut: event.target.value })}
                />
              )}
            </Field>
          )}
        </div>
      )}
      <Field label={t('announcements.until')} hint={t('announcements.untilHint')} error={wrongWords(wrong.until)}>
        {(control) => (
          <Input
            {...control}
            small
            type="datetime-local"
            value={form.until}
            onChange={(event) => change({ until: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
