import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Person } from '@tidings/contracts';
import { Button } from '../../../components/ui/action/button.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { blockedPeopleQuery } from '../api/blocked-people.ts';
import { useRelationship } from '../hooks/use-relationship.ts';
import { Refusal } from './refusal.tsx';

function BlockedPerson({ person }: { person: Person }) {
  const act = useRelationship(person);
  const name = person.displayName;
  return (
    <li className="border-line py-3 not-first:border-t">
      <div className="flex min-h-10 items-center gap-3">
        <Avatar person={person} />
        <div className="flex min-w-0 flex-1 flex-col items-start text-base">
          <Link
            to="/u/$name"
            params={{ name: person.username }}
            className="max-w-full truncate font-medium hover:underline"
          >
            <bdi>{name}</bdi>
          </Link>
          <span className="max-w-full truncate text-sm text-ink-3">@{person.username}</span>
        </div>
        <Button
          pending={act.isPending}
          aria-label={t('block.undoLabel', { name })}
          onClick={() => act.mutate('unblock', { onSuccess: () => announce(t('block.undone', { name })) })}
        >
          {t('block.undo')}
        </Button>
      </div>
      <Refusal error={act.error} />
    </li>
  );
}

/** Whom the reader blocks, with the way back. Nothing where that is nobody. */
export function BlockedPeople() {
  const { data } = useQuery(blockedPeopleQuery());
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="blocked-people" className="mt-6 max-w-[688px]">
      <h2 id="blocked-people" className="flex h-10 items-center text-base font-semi">
        {t('block.people')}
      </h2>
      <ul>
        {data.items.map(({ person }) => (
          <BlockedPerson key={person.id} person={person} />
        ))}
      </ul>
    </section>
  );
}
