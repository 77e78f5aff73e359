import { Link } from '@tanstack/react-router';
import { isDeletedMember } from '@tidings/contracts/gone';
import type { ReactNode } from 'react';
import { t } from '../../../i18n/t.ts';
import type { Face } from './avatar.tsx';

export { isDeletedMember };

/** What somebody is called; who deleted their account is so in the reader's language. */
export const nameOf = (person: Face): string => (isDeletedMember(person) ? t('person.deleted') : person.displayName);

type Props = { person: Face; className: string; children: ReactNode };

/** A line about somebody that leads to their profile; who deleted their account has none. */
export const ProfileLink = ({ person, className, children }: Props) =>
  isDeletedMember(person) ? (
    <span className={className}>{children}</span>
  ) : (
    <Link to="/u/$name" params={{ name: person.username }} className={`${className} hover:bg-hover`}>
      {children}
    </Link>
  );
