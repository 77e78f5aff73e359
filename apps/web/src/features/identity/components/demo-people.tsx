import { useState } from 'react';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { Spinner } from '../../../components/ui/sign/spinner.tsx';
import { t } from '../../../i18n/t.ts';
import { signIn } from '../api/sign-in.ts';

// The people of the development seed; production refuses them and never ships this list.
const people = [
  { username: 'alice', displayName: 'Alice Moreau', role: 'member' },
  { username: 'bob', displayName: 'Bob Okafor', role: 'member' },
  { username: 'carol', displayName: 'Carol Lindqvist', role: 'member' },
  { username: 'mod', displayName: 'Mireille Dubois', role: 'moderator' },
  { username: 'admin', displayName: 'Sam Whitlock', role: 'admin' },
] as const;

type Props = { onSignedIn: () => void; onRefused: (error: unknown) => void };

/** One press and one is somebody; in development only. */
export function DemoPeople({ onSignedIn, onRefused }: Props) {
  const [pending, setPending] = useState<string>();
  const enter = (login: string) => {
    setPending(login);
    signIn({ login, password: 'tidings-demo' })
      .then(onSignedIn, onRefused)
      .finally(() => setPending(undefined));
  };
  return (
    <section aria-labelledby="demo-people" className="border-t border-line pt-4">
      <h2 id="demo-people" className="mb-1.5 flex items-center gap-2 text-xs font-medium text-ink-3">
        {t('signIn.demo')}
        <Tag>{t('signIn.demoOnly')}</Tag>
      </h2>
      {people.map((person) => (
        <button
          key={person.username}
          type="button"
          onClick={() => enter(person.username)}
          className="-mx-2 flex h-9 w-[calc(100%+16px)] items-center gap-2.5 rounded-md px-2 text-sm hover:bg-hover phone:h-11"
        >
          <Avatar person={person} size={24} />
          <span className="font-medium">{person.displayName}</span>
          <span className="text-ink-3">{t(`signIn.demo.${person.role}`)}</span>
          <span className="ms-auto flex items-center gap-1.5 font-medium text-accent-text">
            {pending === person.username && <Spinner />}
            {t('signIn.submit')}
          </span>
        </button>
      ))}
    </section>
  );
}
