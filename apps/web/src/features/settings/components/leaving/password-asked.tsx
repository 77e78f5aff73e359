import { CircleAlert } from 'lucide-react';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { Field } from '../../../../components/ui/form/field.tsx';
import { PasswordInput } from '../../../../components/ui/form/input.tsx';
import { t } from '../../../../i18n/t.ts';
import { refusalInWords } from '../../../../lib/api/form.ts';
import { isCode } from '../../../../lib/http/error.ts';

type Props = {
  username: string;
  password: string;
  setPassword: (password: string) => void;
  /** Why it was refused. */
  error: Error | null;
};

/** The member's password once more, and why what it was asked for was refused. */
export function PasswordAsked({ username, password, setPassword, error }: Props) {
  const isWrong = error !== null && isCode(error, 'BAD_CREDENTIALS');
  return (
    <>
      {/* Lets a password manager know whose password this is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <Field label={t('settings.email.password')} error={isWrong ? t('settings.password.wrong') : undefined}>
        {(control) => (
          <PasswordInput
            {...control}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
          />
        )}
      </Field>
      {error !== null && !isWrong && (
        <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />} className="mt-4">
          {refusalInWords(error)}
        </Strip>
      )}
    </>
  );
}
