import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { NotificationsFrame } from '../../interruptions/index.ts';
import { CheckList } from '../check/check-list.tsx';
import { checksOf, type Result, worstOf } from '../check/checks.ts';
import { TestPane } from '../check/test-pane.tsx';
import { useFound } from '../check/use-found.ts';
import { look } from '../device/state.ts';

const pips: Record<Result, string> = {
  ok: 'bg-success',
  bad: '-mt-0.5 h-2! bg-danger',
  wait: 'bg-line-strong',
  hold: 'bg-line-strong',
};

/** Tests all of the way to the reader, and says what to do where it is broken. */
export function CheckPage() {
  const [round, setRound] = useState(0);
  const looked = useFound(round);
  const checks = checksOf(looked.found);
  const worst = worstOf(checks);
  const again = () => {
    setRound((now) => now + 1);
    void look();
    void looked.devices.refetch();
  };
  return (
    <NotificationsFrame aside={<TestPane devices={looked.devices.data ?? []} />}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-4 pb-5">
        <div className="min-w-0 flex-1">
          <h2 className="text-xl font-semi" aria-live="polite">
            {worst ? t(`check.found.${worst.name}`) : t('check.allWork')}
          </h2>
          <p className="mt-1.5 flex items-center gap-3 text-sm text-ink-2">
            <span aria-hidden="true" className="flex gap-[3px]">
              {checks.map(({ name, result }) => (
                <i key={name} className={cn('h-1 w-5 rounded-full', pips[result])} />
              ))}
            </span>
            {t('check.count', { good: checks.filter(({ result }) => result === 'ok').length, all: checks.length })}
          </p>
        </div>
        <Button icon={<RotateCw aria-hidden="true" />} onClick={again} className="phone:w-full">
          {t('check.again')}
        </Button>
      </div>
      <CheckList looked={looked} />
    </NotificationsFrame>
  );
}
