import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { inviteToSiteInputSchema } from '@tidings/contracts';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Input } from '../../../../components/ui/form/input.tsx';
import { Select } from '../../../../components/ui/form/select.tsx';
import { t } from '../../../../i18n/t.ts';
import { issueInWords, refusalInWords } from '../../../../lib/api/form.ts';
import { invitationsQuery, invite, type Made } from '../../api/invitations.ts';
import { SettingsRow } from '../settings-frame.tsx';
import { MadeInvitation } from './made-invitation.tsx';

const uses = ['1', '5', '10', '50'] as const;
const days = ['1', '7', '30'] as const;
const orNull = (value: string | null | undefined) => (value?.trim() ? value.trim() : null);

/** Makes a link to hand over, or has one mailed to an address. */
export function InviteForm() {
  const client = useQueryClient();
  const [made, setMade] = useState<Made>();
  const [usesMax, setUses] = useState<(typeof uses)[number]>('1');
  const [good, setGood] = useState<(typeof days)[number]>('7');
  const form = useForm({
    resolver: zodResolver(inviteToSiteInputSchema, { error: issueInWords }),
    defaultValues: { email: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const mails = orNull(form.watch('email')) !== null;
  const submit = form.handleSubmit(async ({ email }) => {
    setMade(undefined);
    try {
      setMade(await invite({ email, usesMax: email === null ? Number(usesMax) : 1, days: Number(good) }));
      form.reset();
      await client.invalidateQueries({ queryKey: invitationsQuery().queryKey });
    } catch (error) {
      form.setError('root', { message: refusalInWords(error) });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      <Field label={t('invite.email')} hint={t('invite.emailHint')} error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('email', { setValueAs: orNull })}
            type="email"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {!mails && (
        <SettingsRow label={t('invite.uses')} hint={t('invite.usesHint')}>
          <Select
            label={t('invite.uses')}
            value={usesMax}
            onChange={setUses}
            options={uses.map((value) => ({ value, label: t('invite.people', { count: Number(value) }) }))}
          />
        </SettingsRow>
      )}
      <SettingsRow label={t('invite.good')}>
        <Select
          label={t('invite.good')}
          value={good}
          onChange={setGood}
          options={days.map((value) => ({ value, label: t('invite.days', { count: Number(value) }) }))}
        />
      </SettingsRow>
      {errors.root?.message !== undefined && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />}>
          {errors.root.message}
        </Strip>
      )}
      <Button type="submit" variant="pri" pending={isSubmitting} className="self-start phone:w-full">
        {t(mails ? 'invite.send' : 'invite.make')}
      </Button>
      <div role="status">{made && <MadeInvitation made={made} />}</div>
    </form>
  );
}
