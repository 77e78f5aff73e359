import { Ban, Clock, Inbox, type LucideIcon, Moon, PanelTop, RotateCw, Zap } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { formatNumber, t } from '../../../../i18n/t.ts';
import { refusalInWords } from '../../../../lib/api/form.ts';
import { cn } from '../../../../lib/cn.ts';
import type { DryRun, Line } from '../api/dry-run.ts';
import type { DryRunning } from '../hooks/use-dry-run.ts';
import type { Form } from '../model/form.ts';
import { LineNames } from './line-names.tsx';
import { LookUp } from './look-up.tsx';

const signs: Record<Line, LucideIcon> = { now: Zap, quiet: Moon, later: Clock, suspended: Ban };
const channelSigns = { banner: PanelTop, inbox: Inbox } as const;
const places = ['banner', 'inbox'] as const;

type BarProps = { Sign: LucideIcon; words: string; note?: string; count: number; of: number };

function Bar({ Sign, words, note, count, of }: BarProps) {
  return (
    <span className="grid min-h-9 grid-cols-[16px_minmax(0,1fr)_96px_52px] items-center gap-x-2.5 phone:min-h-11">
      <Sign aria-hidden="true" className="text-ink-2" />
      <span className="truncate text-start">
        {words} {note !== undefined && <span className="text-ink-3">{note}</span>}
      </span>
      <span aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-active">
        <i
          className="block h-full origin-left bg-accent rtl:origin-right"
          style={{ transform: `scaleX(${of === 0 ? 0 : count / of})` }}
        />
      </span>
      <span className="text-end font-semi tabular-nums">{formatNumber(count)}</span>
    </span>
  );
}

function Lines({ lines, people, onOpen }: { lines: DryRun['lines']; people: number; onOpen: (line: Line) => void }) {
  return (
    <ul className="text-sm">
      {lines.map(({ line, count }) => (
        <li key={line} className="border-t border-line">
          <button
            type="button"
            disabled={count === 0}
            onClick={() => onOpen(line)}
            className="block w-full rounded-sm enabled:hover:bg-hover"
          >
            <Bar
              Sign={signs[line]}
              words={t(`announcements.line.${line}`)}
              note={t(`announcements.lineNote.${line}`)}
              count={count}
              of={people}
            />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Who would get it, how, and who not and why; the lines add up to the audience, and each opens its names. */
export function DryRunPane({ dryRun: { asked, query, counts }, form }: { dryRun: DryRunning; form: Form }) {
  const [opened, open] = useState<Line>();
  const [looks, setLooks] = useState(false);
  const { data, error } = query;
  const [gets, not] = [data?.lines.filter((line) => line.gets) ?? [], data?.lines.filter((line) => !line.gets) ?? []];
  const missed = not.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby="dry-run" aria-busy={counts} className="mt-5">
      <div className="flex items-center gap-2 text-sm">
        <h2 id="dry-run" className="font-semi">
          {t('announcements.dryRun')}
        </h2>
        {data && <RelativeTime at={data.at} className="text-ink-3" />}
        <Button
          variant="ghost"
          size="sm"
          className="ms-auto -me-2.5"
          icon={<RotateCw aria-hidden="true" className={cn('size-3.5!', counts && 'motion-safe:animate-spin')} />}
          onClick={() => void query.refetch()}
        >
          {t('announcements.again')}
        </Button>
      </div>
      {error && (
        <Strip tone="danger" role="alert" className="my-2">
          {t('announcements.notCounted', { reason: refusalInWords(error) })}
        </Strip>
      )}
      {data && (
        <div>
          <p className="mb-3 flex items-baseline gap-2">
            <b className="text-2xl font-semi tracking-big tabular-nums">{formatNumber(data.reached)}</b>
            <span className="text-sm text-ink-2">{t('announcements.get', { count: data.reached })}</span>
          </p>
          <ul className="text-sm">
            {places
              .filter((place) => form[place])
              .map((place) => (
                <li key={place} className="border-t border-line">
                  <Bar
                    Sign={channelSigns[place]}
                    words={t(`announcements.place.${place}`)}
                    count={data.channels.find(({ channel }) => channel === place)?.count ?? 0}
                    of={data.people}
                  />
                </li>
              ))}
          </ul>
          <h3 className="mt-5 mb-1 text-sm font-semi">
            {t('announcements.when')}{' '}
            <span className="font-regular tabular-nums text-ink-3">{formatNumber(data.reached)}</span>
          </h3>
          <Lines lines={gets} people={data.people} onOpen={open} />
          <h3 className="mt-5 mb-1 text-sm font-semi">
            {t('announcements.whoNot')}{' '}
            <span className="font-regular tabular-nums text-ink-3">{formatNumber(missed)}</span>
          </h3>
          <Lines lines={not} people={data.people} onOpen={open} />
        </div>
      )}
      <p className="mt-3 flex justify-end">
        <Button variant="ghost" onClick={() => setLooks(true)}>
          {t('announcements.lookUp')}
        </Button>
      </p>
      {opened && <LineNames asked={asked} line={opened} onClose={() => open(undefined)} />}
      {looks && <LookUp asked={asked} onClose={() => setLooks(false)} />}
    </section>
  );
}
