import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { PasswordInput } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { isCode } from '../../../lib/http/error.ts';
import { resetPassword, tokenOfLink } from '../api/links.ts';
import { AuthLayout } from '../components/auth-layout.tsx';

export function ResetPage() {
  const [token] = useState(tokenOfLink);
  const [state, setState] = useState<'open' | 'done' | 'invalid'>(token === '' ? 'invalid' : 'open');
  const form = useForm({ defaultValues: { password: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await resetPassword({ token, password });
      setState('done');
    } catch (error) {
      if (isCode(error, 'NOT_FOUND')) setState('invalid');
      else form.setError('password', { message: refusalInWords(error) }, { shouldFocus: true });
    }
  });
  return (
    <AuthLayout title={t('reset.title')} lead={t('reset.lead')}>
      {state === 'done' && (
        <Strip
          tone="live"
          role="status"
          icon={<CircleCheck className="size-4 flex-none" aria-hidden="true" />}
          actions={
            <Link to="/sign-in" className="link font-medium">
              {t('reset.signIn')}
            </Link>
          }
        >
          {t('reset.done')}
        </Strip>
      )}
      {state === 'invalid' && (
        <Strip
          tone="warn"
          role="alert"
          icon={<CircleAlert className="size-4 flex-none" aria-hidden="true" />}
          actions={
            <Link to="/forgot" className="link font-medium">
              {t('link.again')}
            </Link>
          }
        >
          {t('link.invalid')}
        </Strip>
      )}
      {state === 'open' && (
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <Field
            label={t('reset.password')}
            hint={t('register.passwordHint', { min: 10 })}
            error={errors.password?.message}
          >
            {(control) => <PasswordInput {...control} {...form.register('password')} autoComplete="new-password" />}
          </Field>
          <Button type="submit" variant="pri" size="lg" pending={isSubmitting} className="mt-2 w-full">
            {t('reset.submit')}
          </Button>
        </form>
      )}
    </AuthLayout>
  );
}
