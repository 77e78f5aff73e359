import { ANNOUNCEMENT_BODY_MAX, charactersIn, HEADLINE_MAX } from '@tidings/contracts/plain';
import { useId } from 'react';
import { Check } from '../../../../components/ui/form/check.tsx';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Input, Textarea } from '../../../../components/ui/form/input.tsx';
import { t } from '../../../../i18n/t.ts';
import type { Composing } from '../hooks/use-composer.ts';
import { AudienceField } from './audience-field.tsx';
import { Chip } from './chip.tsx';
import { TimeFields } from './time-fields.tsx';
import { wrongWords } from './wrong-words.ts';

type FieldsProps = { composing: Composing; people: number | undefined };
const kinds = ['news', 'maintenance', 'broken'] as const;

function What({ composing: { form, change } }: Pick<FieldsProps, 'composing'>) {
  const name = useId();
  return (
    <fieldset className="text-sm">
      <legend className="mb-1.5 font-medium">{t('announcements.what')}</legend>
      <div className="flex flex-wrap gap-1.5">
        {kinds.map((kind) => (
          <Chip key={kind} name={name} checked={form.importance === kind} onChoose={() => change({ importance: kind })}>
            {t(`announcement.is.${kind}`)}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}

function Arrives({ composing: { form, change, wrong } }: Pick<FieldsProps, 'composing'>) {
  const id = useId();
  return (
    <fieldset className="text-sm">
      <legend className="mb-0.5 font-medium">{t('announcements.arrives')}</legend>
      {(['banner', 'inbox'] as const).map((channel) => (
        <label
          key={channel}
          htmlFor={`${id}${channel}`}
          className="flex min-h-9 cursor-pointer items-center gap-2.5 border-line not-first-of-type:border-t phone:min-h-11"
        >
          <Check
            id={`${id}${channel}`}
            checked={form[channel]}
            onChange={(event) => change({ [channel]: event.target.checked })}
          />
          {t(`announcements.arrives.${channel}`)}
          <span className="ms-auto text-ink-3 phone:hidden">{t(`announcements.arrives.${channel}Note`)}</span>
        </label>
      ))}
      {wrong.channels && (
        <p role="alert" className="mt-1.5 text-xs text-danger-text">
          {t('announcements.wrong.channels')}
        </p>
      )}
    </fieldset>
  );
}

const LinkFields = ({ composing: { form, change, wrong } }: Pick<FieldsProps, 'composing'>) => (
  <div className="grid grid-cols-2 gap-5 phone:grid-cols-1 phone:gap-4">
    <Field label={t('announcements.url')} hint={t('announcements.urlHint')} error={wrongWords(wrong.url)}>
      {(control) => (
        <Input
          {...control}
          small
          dir="ltr"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          value={form.url}
          onChange={(event) => change({ url: event.target.value })}
        />
      )}
    </Field>
    <Field label={t('announcements.words')} hint={t('announcements.wordsHint')} error={wrongWords(wrong.words)}>
      {(control) => (
        <Input
          {...control}
          small
          dir="auto"
          autoComplete="off"
          value={form.words}
          onChange={(event) => change({ words: event.target.value })}
        />
      )}
    </Field>
  </div>
);

/** What is announced, to whom, when and where. */
export function Fields({ composing, people }: FieldsProps) {
  const { form, change, wrong } = composing;
  return (
    <div className="grid gap-5 phone:gap-4">
      <What composing={composing} />
      <Field
        label={t('announcements.headline')}
        aside={
          <span className="tabular-nums text-ink-3">
            {t('announcements.of', { count: charactersIn(form.title.trim()), max: HEADLINE_MAX })}
          </span>
        }
        error={wrongWords(wrong.title, HEADLINE_MAX)}
      >
        {(control) => (
          <Input
            {...control}
            dir="auto"
            autoComplete="off"
            value={form.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('announcements.text')}
        hint={t('announcements.textHint')}
        error={wrongWords(wrong.body, ANNOUNCEMENT_BODY_MAX)}
      >
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={4}
            className="w-full"
            value={form.body}
            onChange={(event) => change({ body: event.target.value })}
          />
        )}
      </Field>
      <LinkFields composing={composing} />
      <AudienceField composing={composing} people={people} />
      <TimeFields composing={composing} />
      <Arrives composing={composing} />
    </div>
  );
}
