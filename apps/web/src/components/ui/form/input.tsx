import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';

export const control =
  'ring-field w-full rounded-md border border-ctl-line bg-surface text-base text-ink placeholder:text-ink-3 disabled:bg-sunken disabled:text-ink-off aria-invalid:border-danger';

/** 40 high, 32 when small; 16 px letters on a phone, so it does not zoom. */
export const Input = ({ small = false, className, ...rest }: ComponentProps<'input'> & { small?: boolean }) => (
  <input
    {...rest}
    className={cn(
      control,
      small ? 'h-8 px-2.5 text-sm phone:h-11' : 'h-10 px-3 phone:h-11',
      'phone:text-read',
      className,
    )}
  />
);

/** A password that can be shown. */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type'>) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input {...props} type={shown ? 'text' : 'password'} className={cn('pe-11', !shown && 'tracking-[2px]')} />
      <button
        type="button"
        aria-label={t(shown ? 'password.hide' : 'password.show')}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 end-0 flex w-10 items-center justify-center rounded-md text-ink-2 hover:text-ink phone:w-11"
      >
        <Icon aria-hidden="true" />
      </button>
    </span>
  );
}

export const Textarea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea {...rest} className={cn(control, 'min-h-20 px-3 py-2 phone:text-read', className)} />
);
