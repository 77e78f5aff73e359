import { zodResolver } from '@hookform/resolvers/zod';
import { Link } from '@tanstack/react-router';
import { type LoginInput, loginInputSchema } from '@tidings/contracts';
import { useForm } from 'react-hook-form';
import { showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input, PasswordInput } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { issueInWords, refusalInWords } from '../../../lib/api/form.ts';
import { signIn } from '../api/sign-in.ts';

export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const form = useForm<LoginInput>({
    resolver: zodResolver(loginInputSchema, { error: issueInWords }),
    defaultValues: { login: '', password: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      if (await signIn(values)) showToast({ id: 'kept', title: t('signIn.kept'), seconds: 10 });
      onSignedIn();
    } catch (error) {
      form.setError('password', { message: refusalInWords(error) }, { shouldFocus: true });
    }
  });
  return (
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
      <Field label={t('signIn.password')} error={errors.password?.message}>
        {(control) => <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />}
      </Field>
      <Link to="/forgot" className="link text-sm">
        {t('signIn.forgot')}
      </Link>
      <Button type="submit" variant="pri" size="lg" pending={isSubmitting} className="mt-2 w-full">
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
