import { zodResolver } from '@hookform/resolvers/zod';
import { type Me, patchMeInputSchema } from '@tidings/contracts';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input, Textarea } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { issueInWords, refusalInWords } from '../../../lib/api/form.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { patchMe } from '../api/me.ts';
import { SavedMark } from './saved-mark.tsx';

export function ProfileForm({ member }: { member: Me }) {
  const [savedAt, setSavedAt] = useState(0);
  const form = useForm({
    resolver: zodResolver(patchMeInputSchema.pick({ displayName: true, bio: true }), { error: issueInWords }),
    values: { displayName: member.displayName, bio: member.bio },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await patchMe(values);
      setSavedAt(serverNow());
    } catch (error) {
      form.setError('displayName', { message: refusalInWords(error) });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        label={t('settings.displayName')}
        hint={t('settings.displayNameHint', { username: member.username })}
        error={errors.displayName?.message}
      >
        {(control) => <Input {...control} {...form.register('displayName')} autoComplete="name" dir="auto" />}
      </Field>
      <Field label={t('settings.bio')} hint={t('settings.bioHint')} error={errors.bio?.message}>
        {(control) => <Textarea {...control} {...form.register('bio')} rows={3} dir="auto" />}
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="pri" pending={isSubmitting} disabled={!isDirty}>
          {t('action.save')}
        </Button>
        <SavedMark at={savedAt}>{t('settings.saved')}</SavedMark>
      </div>
    </form>
  );
}
