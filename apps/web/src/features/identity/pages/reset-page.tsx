import { zodResolver } from '@hookform/resolvers/zod';
import { resetInputSchema } from '@tidings/contracts';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { PasswordInput } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { issueInWords, refusalInWords } from '../../../lib/api/form.ts';
import { isCode } from '../../../lib/http/error.ts';
import { resetPassword, tokenOfLink } from '../api/links.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { FormProblem } from '../components/form-problem.tsx';
import { Outcome } from '../components/outcome.tsx';

export function ResetPage() {
  const [token] = useState(tokenOfLink);
  const [state, setState] = useState<'open' | 'done' | 'invalid'>(token === '' ? 'invalid' : 'open');
  const form = useForm({
    resolver: zodResolver(resetInputSchema.pick({ password: true }), { error: issueInWords }),
    defaultValues: { password: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await resetPassword({ token, password });
      setState('done');
    } catch (error) {
      const message = refusalInWords(error);
      if (isCode(error, 'NOT_FOUND')) setState('invalid');
      else if (isCode(error, 'PASSWORD_COMMON')) form.setError('password', { message }, { shouldFocus: true });
      else form.setError('root', { message });
    }
  });
  const takesFocus = token !== '';
  if (state === 'done')
    return (
      <Outcome
        title={t('reset.doneTitle')}
        text={t('reset.done')}
        next={{ to: '/sign-in', label: t('reset.signIn'), takesFocus }}
      />
    );
  if (state === 'invalid')
    return (
      <Outcome
        failed
        title={t('link.invalidTitle')}
        text={t('link.invalid')}
        next={{ to: '/forgot', label: t('link.again'), takesFocus }}
      />
    );
  return (
    <AuthLayout title={t('reset.title')} lead={t('reset.lead')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field
          label={t('reset.password')}
          hint={t('register.passwordHint', { min: 10 })}
          error={errors.password?.message}
        >
          {(control) => <PasswordInput {...control} {...form.register('password')} autoComplete="new-password" />}
        </Field>
        <FormProblem text={errors.root?.message} />
        <Button type="submit" variant="pri" size="lg" pending={isSubmitting} className="mt-2 w-full">
          {t('reset.submit')}
        </Button>
      </form>
    </AuthLayout>
  );
}
