import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';
import type { Face } from './avatar.tsx';
import { isDeletedMember } from './person-name.ts';

type Props = { person: Face; className: string; children: ReactNode };

/** A line about somebody that leads to their profile; who deleted their account has none. */
export const ProfileLink = ({ person, className, children }: Props) =>
  isDeletedMember(person) ? (
    <span className={className}>{children}</span>
  ) : (
    <Link to="/u/$name" params={{ name: person.username }} className={cn(className, 'hover:bg-hover')}>
      {children}
    </Link>
  );
