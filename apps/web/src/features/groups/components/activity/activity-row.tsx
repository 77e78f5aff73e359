import type { GroupActivityEntry } from '@tidings/contracts';
import { Avatar } from '../../../../components/ui/people/avatar.tsx';
import { nameOf } from '../../../../components/ui/people/person-name.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { rich } from '../../../../i18n/rich.tsx';
import { tellHappened } from '../../model/happened.ts';

const Name = ({ of }: { of: string }) => <bdi className="font-medium text-ink">{of}</bdi>;

/** One thing that happened: who, what, and when. */
export function ActivityRow({ entry, small = false }: { entry: GroupActivityEntry; small?: boolean }) {
  const said = tellHappened(entry);
  if (!said) return null;
  const who = <Name of={nameOf(entry.actor)} />;
  const words = said.alone
    ? rich(`groups.happened.${said.key}`, { who })
    : rich(`groups.happened.${said.key}`, { who, name: <Name of={nameOf(entry.member)} /> });
  return (
    <li
      className={`grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 text-sm ${small ? 'py-1.5' : 'py-2.5'}`}
    >
      <Avatar person={entry.actor} size={small ? 20 : 24} />
      <p className="leading-5 text-ink-2 [overflow-wrap:anywhere]">{words}</p>
      <RelativeTime at={entry.at} className="whitespace-nowrap text-xs leading-5 text-ink-3" />
    </li>
  );
}
