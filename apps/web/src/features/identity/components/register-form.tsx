import { zodResolver } from '@hookform/resolvers/zod';
import { registerInputSchema } from '@tidings/contracts';
import { useForm } from 'react-hook-form';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input, PasswordInput } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { issueInWords, refusalInWords } from '../../../lib/api/form.ts';
import { type ApiError, isCode } from '../../../lib/http/error.ts';
import { register } from '../api/sign-in.ts';

type Values = { username: string; email: string; password: string; displayName?: string | undefined };

const optional = (value: string) => (value.trim() === '' ? undefined : value);

/** The field a refusal is about. */
function fieldOf(error: unknown): 'username' | 'displayName' | 'email' | 'password' {
  if (isCode(error, 'EMAIL_TAKEN')) return 'email';
  if (isCode(error, 'USERNAME_TAKEN')) return 'username';
  if (!isCode(error, 'NAME_RESERVED')) return 'password';
  const details = (error as ApiError).details as { path: string }[] | undefined;
  return details?.some(({ path }) => path === 'displayName') ? 'displayName' : 'username';
}

export function RegisterForm({ onSignedIn }: { onSignedIn: () => void }) {
  const form = useForm<Values>({
    resolver: zodResolver(registerInputSchema, { error: issueInWords }),
    defaultValues: { username: '', email: '', password: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ displayName, ...values }) => {
    try {
      await register({ ...values, ...(displayName === undefined ? {} : { displayName }) });
      onSignedIn();
    } catch (error) {
      const field = fieldOf(error);
      const isTaken = isCode(error, 'USERNAME_TAKEN', 'EMAIL_TAKEN');
      const message = isTaken ? t('register.taken') : refusalInWords(error);
      form.setError(field, { message }, { shouldFocus: true });
    }
  });
  const usernameError = errors.username?.type === 'invalid_format' ? t('field.username') : errors.username?.message;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label={t('register.username')} hint={t('register.usernameHint')} error={usernameError}>
        {(control) => (
          <Input
            {...control}
            {...form.register('username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={t('register.displayName')} hint={t('register.displayNameHint')} error={errors.displayName?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('displayName', { setValueAs: optional })}
            autoComplete="name"
            dir="auto"
          />
        )}
      </Field>
      <Field label={t('register.email')} error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="email" />}
      </Field>
      <Field
        label={t('register.password')}
        hint={t('register.passwordHint', { min: 10 })}
        error={errors.password?.message}
      >
        {(control) => <PasswordInput {...control} {...form.register('password')} autoComplete="new-password" />}
      </Field>
      <Button type="submit" variant="pri" size="lg" pending={isSubmitting} className="mt-2 w-full">
        {t('register.submit')}
      </Button>
    </form>
  );
}
