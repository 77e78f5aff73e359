import { zodResolver } from '@hookform/resolvers/zod';
import { changeEmailInputSchema, type Me } from '@tidings/contracts';
import { CircleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Input, PasswordInput } from '../../../../components/ui/form/input.tsx';
import { t } from '../../../../i18n/t.ts';
import { issueInWords, refusalInWords } from '../../../../lib/api/form.ts';
import { isCode } from '../../../../lib/http/error.ts';
import { changeEmail } from '../../api/me.ts';

type Props = { member: Me; onAsked: (email: string) => void; onCancel: () => void };

/** Asks for another address. It changes when its link is opened, and not before. */
export function EmailForm({ member, onAsked, onCancel }: Props) {
  const form = useForm({
    resolver: zodResolver(changeEmailInputSchema, { error: issueInWords }),
    defaultValues: { email: '', password: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const { setFocus } = form;
  useEffect(() => setFocus('email'), [setFocus]);
  const submit = form.handleSubmit(async (values) => {
    if (values.email === member.email) {
      form.setError('email', { message: t('settings.email.same') }, { shouldFocus: true });
      return;
    }
    try {
      await changeEmail(values);
      onAsked(values.email);
    } catch (error) {
      if (isCode(error, 'BAD_CREDENTIALS'))
        form.setError('password', { message: t('settings.password.wrong') }, { shouldFocus: true });
      else form.setError('root', { message: refusalInWords(error) });
    }
  });
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
      {/* Lets a password manager know whose password this is. */}
      <input type="text" autoComplete="username" value={member.username} readOnly hidden />
      <Field label={t('settings.email.next')} hint={t('settings.email.nextHint')} error={errors.email?.message}>
        {(control) => (
          <Input {...control} {...form.register('email')} type="email" autoComplete="email" spellCheck={false} />
        )}
      </Field>
      <Field label={t('settings.email.password')} error={errors.password?.message}>
        {(control) => <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />}
      </Field>
      {errors.root?.message !== undefined && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />}>
          {errors.root.message}
        </Strip>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="pri" pending={isSubmitting}>
          {t('settings.email.submit')}
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
