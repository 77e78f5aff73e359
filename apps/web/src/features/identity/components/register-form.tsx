import { zodResolver } from '@hookform/resolvers/zod';
import { registerInputSchema } from '@tidings/contracts';
import { CircleAlert } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input, PasswordInput } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { issueInWords, refusalInWords } from '../../../lib/api/form.ts';
import { ApiError, isCode } from '../../../lib/http/error.ts';
import { register } from '../api/sign-in.ts';

/** With which somebody registers: what its link ends in, and where it was mailed to. */
export type Invited = { token: string; email: string | null };
type Values = { username: string; email: string; password: string; displayName?: string | undefined };

const fields = ['username', 'displayName', 'email', 'password'] as const;

/** The field that a refusal is about; the form itself where it is about none. */
function fieldOf(error: unknown): (typeof fields)[number] | 'root' {
  const details = error instanceof ApiError && Array.isArray(error.details) ? error.details : [];
  return fields.find((field) => details.some((one: { path?: unknown } | null) => one?.path === field)) ?? 'root';
}

const optional = (value: string) => (value.trim() === '' ? undefined : value);

type Props = { invitation: Invited | undefined; onSignedIn: () => void };

export function RegisterForm({ invitation, onSignedIn }: Props) {
  const form = useForm<Values>({
    resolver: zodResolver(registerInputSchema, { error: issueInWords }),
    defaultValues: { username: '', email: invitation?.email ?? '', password: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const refuse = (field: keyof Values | 'root', message: string) =>
    form.setError(field, { message }, { shouldFocus: true });
  const submit = form.handleSubmit(async ({ displayName, ...values }) => {
    try {
      await register({
        ...values,
        ...(displayName !== undefined && { displayName }),
        ...(invitation && { invitation: invitation.token }),
      });
      onSignedIn();
    } catch (error) {
      if (isCode(error, 'USERNAME_TAKEN')) refuse('username', t('register.taken'));
      else if (isCode(error, 'EMAIL_TAKEN')) refuse('email', t('register.emailTaken'));
      else if (isCode(error, 'PASSWORD_COMMON')) refuse('password', refusalInWords(error));
      else refuse(fieldOf(error), refusalInWords(error));
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
      {errors.root?.message !== undefined && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />}>
          {errors.root.message}
        </Strip>
      )}
      <Button type="submit" variant="pri" size="lg" pending={isSubmitting} className="mt-2 w-full">
        {t('register.submit')}
      </Button>
    </form>
  );
}
