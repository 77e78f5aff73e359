import { TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { t } from '../../../../i18n/t.ts';
import { isStaff, useMember } from '../../../../lib/session/state.ts';
import type { Preferences } from '../../api/preferences.ts';
import { channelsOf, matrixOf } from '../../model/matrix.ts';
import { Explained } from './explained.tsx';
import { MatrixRow } from './matrix-row.tsx';

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  // What is chosen from has arrows of its own, also in its list, which stands elsewhere on the page.
  if (step === undefined || !(event.target instanceof HTMLInputElement)) return;
  const cell = document.activeElement?.closest('td');
  const rows = [...event.currentTarget.querySelectorAll('tr')].filter((row) => row.querySelector('input'));
  const row = rows[rows.findIndex((one) => one === cell?.parentElement) + step];
  // The box of the same channel; where that type has none, its first.
  const next = row?.cells[cell?.cellIndex ?? 0]?.querySelector('input') ?? row?.querySelector('input');
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** What may happen, and whether it reaches the reader; above it, in a sentence, what comes of the row that is looked at. */
export function Matrix({ set }: { set: Preferences }) {
  const member = useMember();
  const groups = useMemo(() => matrixOf(set.types, isStaff(member)), [set.types, member]);
  const [current, setCurrent] = useState<string>();
  const channels = useMemo(() => channelsOf(set.types), [set.types]);
  const entries = groups.flatMap(([, list]) => list);
  const looked = entries.find(({ type }) => type === current) ?? entries[0];
  return (
    <>
      {looked && <Explained entry={looked} set={set} />}
      <table onKeyDown={moveFocus} className="w-full border-collapse text-sm phone:block">
        <caption className="sr-only">{t('quiet.tab.reaches')}</caption>
        <thead className="phone:sr-only">
          <tr className="h-8 border-b border-line text-xs text-ink-3">
            <th scope="col" className="text-start font-medium">
              {t('quiet.happens')}
            </th>
            <th scope="col" className="w-[72px] text-center font-medium">
              {t('nav.inbox')}
            </th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className="w-[72px] text-center font-medium">
                <span className="inline-flex items-center gap-1">
                  {t(`quiet.${channel}`)}
                  {channel === 'email' && member?.emailVerified === false && (
                    <>
                      <TriangleAlert className="size-3.5! text-warning-text" aria-hidden="true" />
                      <span className="sr-only">{t('quiet.mail.notYet')}</span>
                    </>
                  )}
                </span>
              </th>
            ))}
            {set.emailDelayMinutes !== undefined && (
              <th scope="col" className="w-[132px] ps-3 text-start font-medium">
                {t('quiet.mail.comes')}
              </th>
            )}
          </tr>
        </thead>
        {groups.map(([group, list]) => (
          <tbody key={group} className="phone:block">
            <tr className="phone:block">
              <th
                scope="rowgroup"
                colSpan={2 + channels.length}
                className="h-10 pb-1.5 text-start align-bottom font-semi phone:block phone:h-auto phone:pt-4 phone:pb-0"
              >
                {t(`quiet.group.${group}`)}
              </th>
            </tr>
            {list.map((entry) => (
              <MatrixRow
                key={entry.type}
                entry={entry}
                set={set}
                channels={channels}
                isLooked={entry === looked}
                onLook={() => setCurrent(entry.type)}
              />
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}
