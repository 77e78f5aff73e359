import { zodResolver } from '@hookform/resolvers/zod';
import { type CreateGroup, createGroupInputSchema } from '@tidings/contracts';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { type FieldError, useForm } from 'react-hook-form';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Input, Textarea } from '../../../../components/ui/form/input.tsx';
import { t } from '../../../../i18n/t.ts';
import { issueInWords } from '../../../../lib/api/form.ts';
import { addressFrom, isOurs } from '../../model/address.ts';
import { AccessChoice } from './access-choice.tsx';
import { Left } from './left.tsx';
import { refusalOf } from './refusal.ts';

export type GroupValues = CreateGroup;
type Filled = Pick<CreateGroup, 'name' | 'slug'> & { [K in 'description' | 'open']?: CreateGroup[K] | undefined };

/** What a pattern of the contract objects to it says in its own language; we say it in the reader's. */
const inWords = (error: FieldError | undefined, value: string, odd: string) => {
  if (error?.type !== 'invalid_format') return error?.message;
  return value.trim() === '' ? t('field.required') : odd;
};

type Props = {
  start: GroupValues;
  /** The address follows the name until it is written by hand. */
  follows: boolean;
  /** Sends it; what it throws is shown at the field it is about. `refused` may say it better. */
  send: (values: GroupValues) => Promise<void>;
  refused?: (error: unknown) => string | undefined;
  footer: (state: { pending: boolean; changed: boolean }) => ReactNode;
};

/** What a group is called, where it is found, what it is for, and who may come in. */
export function GroupForm({ start, follows, send, refused, footer }: Props) {
  const form = useForm<Filled, unknown, GroupValues>({
    resolver: zodResolver(createGroupInputSchema, { error: issueInWords }),
    defaultValues: start,
  });
  const byHand = useRef(!follows);
  const { errors, isSubmitting, isDirty } = form.formState;
  const { name, slug, description = '', open = true } = form.watch();
  // The address comes with the name: one thing is asked for at a time.
  const waits = slug === '' && errors.name !== undefined && !byHand.current;
  const submit = form.handleSubmit(async (values) => {
    if (isOurs(values.slug)) return form.setError('slug', { message: t('groups.form.taken') }, { shouldFocus: true });
    try {
      await send(values);
    } catch (error) {
      const { field, words } = refusalOf(error);
      form.setError(field, { message: refused?.(error) ?? words }, { shouldFocus: true });
    }
  });
  const follow = (next: string) => {
    if (!byHand.current) form.setValue('slug', addressFrom(next), { shouldValidate: form.formState.isSubmitted });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <Field
        label={t('groups.form.name')}
        hint={t('groups.form.nameHint', { max: 60 })}
        error={inWords(errors.name, name, t('groups.form.unseen'))}
        aside={<Left of={name} max={60} />}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('name', { onChange: (event) => follow(event.target.value) })}
            data-autofocus
            autoComplete="off"
            dir="auto"
          />
        )}
      </Field>
      <Field
        label={t('groups.form.address')}
        hint={t('groups.form.addressHint', { address: `/groups/${slug || '…'}` })}
        error={waits ? undefined : inWords(errors.slug, slug, t('groups.form.odd'))}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('slug', { onChange: (event) => (byHand.current = event.target.value !== '') })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
          />
        )}
      </Field>
      <Field
        label={t('groups.form.description')}
        hint={t('groups.form.descriptionHint', { max: 500 })}
        error={inWords(errors.description, description, t('groups.form.unseen'))}
        aside={<Left of={description} max={500} />}
      >
        {(control) => <Textarea {...control} {...form.register('description')} rows={3} dir="auto" />}
      </Field>
      <AccessChoice open={open} onChange={(next) => form.setValue('open', next, { shouldDirty: true })} />
      {errors.root?.message !== undefined && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />}>
          {errors.root.message}
        </Strip>
      )}
      {footer({ pending: isSubmitting, changed: isDirty })}
    </form>
  );
}
