import { Check, CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { PageBody } from '../../../../components/page/page-body.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { useIsPhone, useIsTablet } from '../../../../lib/browser/use-media.ts';
import { isForInputMethod } from '../../../../lib/keyboard/ime.ts';
import type { Managed } from '../api/managed.ts';
import { DryRunPane } from '../check/dry-run-pane.tsx';
import { type Composing, useComposer } from '../hooks/use-composer.ts';
import { useDryRun } from '../hooks/use-dry-run.ts';
import { Conflict } from './conflict.tsx';
import { Dock } from './dock.tsx';
import { Fields } from './fields.tsx';
import { Preview } from './preview.tsx';

/** More people than this are asked about once. */
const askAbove = 1000;

function Kept({ composing: { kept, keepNow } }: { composing: Composing }) {
  if (kept === undefined) return null;
  if (kept === 'failed')
    return (
      <Button size="sm" variant="ghost" icon={<CircleAlert aria-hidden="true" />} onClick={keepNow}>
        {t('announcements.notKept')}
      </Button>
    );
  return (
    <span className="flex items-center gap-1.5">
      {kept === 'saved' && <Check aria-hidden="true" className="size-4!" />}
      {t(`announcements.${kept}`)}
    </span>
  );
}

type Props = {
  start: Managed | undefined;
  /** On a narrow screen: what members will see and who gets it, in place of the fields. */
  checks: boolean;
  onMade: (id: string) => void;
  onGone: (made: Managed) => void;
};

/** Writes an announcement, shows it as members will see it, and counts whom it reaches. */
export function Composer({ start, checks, ...on }: Props) {
  const composing = useComposer(start, on);
  const dryRun = useDryRun(composing.form);
  const [phone, tablet] = [useIsPhone(), useIsTablet()];
  const isWide = !phone && !tablet;
  const [askedFor, setAskedFor] = useState<unknown>();
  const fields = useRef<HTMLDivElement>(null);
  const { form, made } = composing;
  const people = dryRun.counts ? undefined : dryRun.query.data?.people;
  const asked = askedFor === form;
  const go = () => {
    if (composing.isSending || composing.theirs) return;
    if (!composing.check()) {
      requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    if (made?.state !== 'published' && !asked && (people === undefined || people > askAbove)) return setAskedFor(form);
    composing.send(form.timed ? 'planned' : 'published');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isGo = event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.repeat;
    if (!isGo || isForInputMethod(event.nativeEvent)) return;
    event.preventDefault();
    go();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the fields in it
    <div className="flex min-h-0 flex-1" onKeyDown={onKeyDown}>
      {(isWide || !checks) && (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <PageBody id="announcement">
            <div ref={fields} className="mx-auto w-full max-w-[760px] px-6 pt-2 pb-6 phone:px-4">
              <p role="status" className="flex h-7 items-center justify-end text-sm text-ink-3">
                <Kept composing={composing} />
              </p>
              <Conflict composing={composing} />
              <Fields composing={composing} people={dryRun.query.data?.people} />
            </div>
          </PageBody>
          <Dock composing={composing} people={people} asked={asked} onGo={go} />
        </div>
      )}
      {(isWide || checks) && (
        <section
          aria-label={t('announcements.check')}
          className="flex min-h-0 min-w-0 flex-1 flex-col border-line laptop:w-[456px] laptop:flex-none laptop:border-s"
        >
          <PageBody id="announcement-check">
            <div className="px-5 pb-6 phone:px-4">
              <Preview form={form} />
              <DryRunPane dryRun={dryRun} form={form} />
            </div>
          </PageBody>
        </section>
      )}
    </div>
  );
}
