import { zodResolver } from '@hookform/resolvers/zod';
import { changePasswordInputSchema } from '@tidings/contracts';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { PasswordInput } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { issueInWords, refusalInWords } from '../../../lib/api/form.ts';
import { isCode } from '../../../lib/http/error.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { changePassword } from '../api/me.ts';
import { SavedMark } from './saved-mark.tsx';

export function PasswordForm({ username }: { username: string }) {
  const [savedAt, setSavedAt] = useState(0);
  const form = useForm({
    resolver: zodResolver(changePasswordInputSchema, { error: issueInWords }),
    defaultValues: { currentPassword: '', newPassword: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      await changePassword(values);
      form.reset();
      setSavedAt(serverNow());
    } catch (error) {
      const message = isCode(error, 'BAD_CREDENTIALS') ? t('settings.password.wrong') : refusalInWords(error);
      const field = isCode(error, 'PASSWORD_COMMON') ? 'newPassword' : 'currentPassword';
      form.setError(field, { message }, { shouldFocus: true });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {/* Lets a password manager know whose password this is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <Field label={t('settings.password.current')} error={errors.currentPassword?.message}>
        {(control) => (
          <PasswordInput {...control} {...form.register('currentPassword')} autoComplete="current-password" />
        )}
      </Field>
      <Field
        label={t('settings.password.next')}
        hint={t('register.passwordHint', { min: 10 })}
        error={errors.newPassword?.message}
      >
        {(control) => <PasswordInput {...control} {...form.register('newPassword')} autoComplete="new-password" />}
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" pending={isSubmitting}>
          {t('settings.password.submit')}
        </Button>
        <SavedMark at={savedAt} ms={6000}>
          {t('settings.password.done')}
        </SavedMark>
      </div>
    </form>
  );
}
