import { DoorOpen, Lock, MessagesSquare } from 'lucide-react';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { NewGroupButton } from './new-group-button.tsx';

const uses = [
  { name: 'talk', icon: MessagesSquare },
  { name: 'open', icon: DoorOpen },
  { name: 'closed', icon: Lock },
] as const;

/** Nobody has made a group yet: what one is for, and how to begin. */
export const NoGroups = () => (
  <>
    <StatePanel kind="wave" title={t('groups.empty.active')} actions={<NewGroupButton inPanel />} className="pb-6">
      {t('groups.emptyBody')}
    </StatePanel>
    <ul className="mx-auto grid w-full max-w-160 gap-5 text-sm wide:grid-cols-3">
      {uses.map(({ name, icon: Icon }) => (
        <li key={name}>
          <p className="flex items-center gap-2 font-medium">
            <Icon className="size-4! text-ink-3" aria-hidden="true" />
            {t(`groups.use.${name}`)}
          </p>
          <p className="mt-1 text-ink-2">{t(`groups.useBody.${name}`)}</p>
        </li>
      ))}
    </ul>
  </>
);

/** There are groups, and the reader is in none of them. */
export const InNoGroup = () => (
  <p className="mt-5 rounded-md bg-sunken px-4 py-3 text-sm text-ink-2">
    <span className="font-medium text-ink">{t('groups.inNone')}</span> {t('groups.inNoneBody')}
  </p>
);
