import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Mark } from '../../../components/ui/sign/mark.tsx';
import { t } from '../../../i18n/t.ts';
import { Harbour } from './harbour.tsx';

type Props = { title: string; lead: ReactNode; children: ReactNode; foot?: ReactNode };

/** Sign-in and register: the form on the left, the harbour on the right from 1100 px on. */
export const AuthLayout = ({ title, lead, children, foot }: Props) => (
  <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] bg-surface laptop:grid-cols-[560px_minmax(0,1fr)]">
    <title>{t('app.title', { page: title })}</title>
    <main className="mx-auto flex w-full max-w-[560px] flex-col px-[88px] py-8 phone:p-6">
      <Link
        to="/"
        className="inline-flex items-center gap-2.5 self-start rounded-md font-head text-lg font-semi tracking-head"
      >
        <Mark size={28} />
        {t('app.name')}
      </Link>
      <div className="my-auto py-8">
        <h1 className="font-head text-2xl font-bold tracking-big">{title}</h1>
        <p className="mt-1.5 mb-6 text-ink-2">{lead}</p>
        {children}
      </div>
      {foot}
    </main>
    <Harbour />
  </div>
);
