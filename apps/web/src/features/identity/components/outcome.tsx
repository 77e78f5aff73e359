import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { buttonStyle } from '../../../components/ui/action/button.tsx';
import { AuthLayout } from './auth-layout.tsx';

type Props = {
  title: string;
  text: string;
  /** It went wrong: said at once. */
  failed?: boolean;
  /** The one thing to do next; it takes the focus that a pressed button had. */
  next: { label: string; takesFocus: boolean } & Pick<LinkProps, 'to' | 'hash'>;
};

/** What came of a mailed link, in place of the form that asked. */
export function Outcome({ title, text, failed = false, next }: Props) {
  const link = useRef<HTMLAnchorElement>(null);
  const { label, takesFocus, ...to } = next;
  useEffect(() => {
    if (takesFocus) link.current?.focus();
  }, [takesFocus]);
  return (
    <AuthLayout title={title} lead={<span role={failed ? 'alert' : 'status'}>{text}</span>}>
      <Link {...to} ref={link} className={`${buttonStyle({ variant: 'pri', size: 'lg' })} w-full`}>
        {label}
      </Link>
    </AuthLayout>
  );
}
