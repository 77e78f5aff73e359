import { zodResolver } from '@hookform/resolvers/zod';
import { Link } from '@tanstack/react-router';
import { forgotInputSchema } from '@tidings/contracts';
import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { issueInWords, refusalInWords } from '../../../lib/api/form.ts';
import { forgotPassword } from '../api/links.ts';
import { AuthLayout } from '../components/auth-layout.tsx';
import { FormProblem } from '../components/form-problem.tsx';

/** Asks for a link. What it says afterwards is the same for every name. */
export function ForgotPage() {
  const [sent, setSent] = useState(false);
  const form = useForm({
    resolver: zodResolver(forgotInputSchema, { error: issueInWords }),
    defaultValues: { login: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ login }) => {
    try {
      await forgotPassword(login);
      setSent(true);
    } catch (error) {
      setSent(false);
      form.setError('root', { message: refusalInWords(error) });
    }
  });
  return (
    <AuthLayout title={t('forgot.title')} lead={t('forgot.lead')}>
      {sent && (
        <Strip
          tone="live"
          role="status"
          icon={<MailCheck className="size-4 flex-none" aria-hidden="true" />}
          className="mb-4 items-start [&>svg]:mt-0.5"
        >
          <b className="font-semi">{t('forgot.sent')}</b> {t('forgot.sentHint')}
        </Strip>
      )}
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label={t('signIn.login')} error={errors.login?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('login')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <FormProblem text={errors.root?.message} />
        <Button type="submit" variant="pri" size="lg" pending={isSubmitting} className="mt-2 w-full">
          {t(sent ? 'forgot.again' : 'forgot.submit')}
        </Button>
        <Link to="/sign-in" className="link self-start text-sm">
          {t('forgot.back')}
        </Link>
      </form>
    </AuthLayout>
  );
}
