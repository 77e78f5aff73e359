import { Link } from '@tanstack/react-router';
import type { Person } from '@tidings/contracts';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { t } from '../../../i18n/t.ts';

/** Members whose names begin with what is looked for. */
export const PeopleFound = ({ people }: { people: readonly Person[] }) => (
  <ul aria-label={t('search.people')} className="flex flex-wrap gap-2 py-3">
    {people.map((person) => (
      <li key={person.id} className="min-w-0">
        <Link
          to="/u/$name"
          params={{ name: person.username }}
          className="flex h-10 min-w-0 items-center gap-2 rounded-md border border-line px-2.5 text-sm hover:bg-hover phone:h-11"
        >
          <Avatar person={person} size={24} />
          <span className="truncate font-medium">{person.displayName}</span>
          <span className="truncate text-ink-3">@{person.username}</span>
        </Link>
      </li>
    ))}
  </ul>
);
