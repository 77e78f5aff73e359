import { useRouter } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useEffect, useId, useRef, useState } from 'react';
import { useReturnFocus } from '../../../components/ui/overlay/use-return-focus.ts';
import { Kbd } from '../../../components/ui/sign/kbd.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import type { PaletteEntry } from '../../../lib/feature/palette.ts';
import { isForInputMethod } from '../../../lib/keyboard/ime.ts';
import { asAddress, readAsked } from '../model/asked.ts';
import { Label } from './label.tsx';
import { useEntries } from './use-entries.ts';

const pane =
  'm-dialog fixed z-(--z-dialog) flex max-h-[calc(100dvh-64px)] w-[min(640px,100vw)] flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-4 no-ring wide:left-1/2 wide:top-[min(112px,12.5dvh)] wide:max-h-[calc(100dvh-2*min(112px,12.5dvh))] wide:-translate-x-1/2 phone:inset-x-0 phone:top-0 phone:max-h-[70dvh] phone:rounded-t-none';

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** `⌘K`: what there is to do, to read, to go to, and who is there, by typing. */
export function Palette({ open, onOpenChange }: Props) {
  const router = useRouter();
  const id = useId();
  const { onOpen, onCloseAutoFocus } = useReturnFocus();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { groups, stale, searching, failed } = useEntries(typed);
  const entries = groups.flatMap((group) => group.entries);
  const current = entries[Math.min(at, entries.length - 1)];
  const close = () => onOpenChange(false);

  const choose = (entry: PaletteEntry | undefined, newTab: boolean) => {
    if (!entry) return;
    if ('run' in entry) {
      close();
      entry.run();
    } else if (newTab) window.open(entry.href, '_blank', 'noopener');
    else {
      close();
      router.history.push(entry.href);
    }
  };
  // Enter is meant for what was typed: until that is looked up it waits.
  const entered = useRef<{ newTab: boolean }>(undefined);
  const enter = (newTab: boolean) => {
    if (stale) entered.current = { newTab };
    else choose(current, newTab);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once what was typed is looked up
  useEffect(() => {
    const due = entered.current;
    entered.current = undefined;
    if (due && !stale) choose(current, due.newTab);
  }, [stale, typed]);
  const searchAll = () => {
    close();
    void router.navigate({ to: '/search', search: asAddress({ ...readAsked({}), q: typed.trim() }) });
  };
  const move = (by: number) =>
    setAt((Math.min(at, entries.length - 1) + by + entries.length) % Math.max(1, entries.length));
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (isForInputMethod(event.nativeEvent)) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && event.shiftKey) searchAll();
    else if (event.key === 'Enter') enter(event.metaKey || event.ctrlKey);
    else return;
    event.preventDefault();
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="m-fade fixed inset-0 z-(--z-dialog) bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={onOpen}
          onCloseAutoFocus={onCloseAutoFocus}
          className={pane}
          style={{ '--surface': 'var(--raised)' } as React.CSSProperties}
        >
          <Radix.Title className="sr-only">{t('search.palette')}</Radix.Title>
          <div className="flex h-[52px] flex-none items-center gap-3 border-b border-line px-4">
            <Search aria-hidden="true" className="flex-none text-ink-2" />
            <input
              role="combobox"
              aria-expanded={entries.length > 0}
              aria-controls={`${id}list`}
              aria-autocomplete="list"
              aria-activedescendant={current && `${id}${current.id}`}
              aria-label={t('search.palette')}
              placeholder={t('search.box')}
              maxLength={200}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              className="h-full min-w-0 flex-1 bg-transparent text-read text-ink no-ring placeholder:text-ink-3"
            />
            <span className="phone:hidden">
              <Kbd keys="escape" />
            </span>
          </div>
          <div
            className={cn(
              'min-h-0 flex-1 overflow-y-auto px-2 py-1.5',
              searching && entries.length > 0 && 'opacity-60',
            )}
          >
            <div id={`${id}list`} role="listbox" aria-label={t('search.palette')} aria-busy={searching}>
              {groups.map(({ title, entries: some }) => (
                // biome-ignore lint/a11y/useSemanticElements: a group of options, which no element is
                <div key={title} role="group" aria-label={t(title)}>
                  <div aria-hidden="true" className="flex h-8 items-center px-2 text-xs text-ink-3">
                    {t(title)}
                  </div>
                  {some.map((entry) => (
                    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys
                    <div
                      key={entry.id}
                      id={`${id}${entry.id}`}
                      role="option"
                      aria-selected={entry === current}
                      ref={(element) => {
                        if (entry === current) element?.scrollIntoView({ block: 'nearest' });
                      }}
                      onPointerMove={() => setAt(entries.indexOf(entry))}
                      onClick={(event) => choose(entry, event.metaKey || event.ctrlKey)}
                      className="flex h-9 cursor-default items-center gap-3 rounded-md px-2 text-sm text-ink aria-selected:bg-active phone:h-11 [&_svg]:flex-none [&_svg]:text-ink-2"
                    >
                      <span aria-hidden="true" className="contents">
                        {entry.icon}
                      </span>
                      <span className="min-w-0 truncate">
                        <Label text={entry.label} typed={typed} />
                      </span>
                      {entry.hint !== undefined && (
                        <span className="flex-none truncate text-xs text-ink-3">{entry.hint}</span>
                      )}
                      {entry.keys !== undefined && (
                        <span className="ms-auto phone:hidden" aria-hidden="true">
                          <Kbd keys={entry.keys} />
                        </span>
                      )}
                    </div>
                  ))}
                </div>
              ))}
            </div>
            <p role="status" className={cn('px-2 py-3 text-sm text-ink-3', entries.length > 0 && !failed && 'sr-only')}>
              {failed
                ? t('search.palette.failed')
                : !searching &&
                  (entries.length === 0
                    ? t('search.palette.none')
                    : t('search.palette.found', { count: entries.length }))}
            </p>
          </div>
          <div className="flex h-9 flex-none items-center gap-1.5 border-t border-line px-4 text-xs text-ink-3 phone:h-11">
            <span className="contents phone:hidden" aria-hidden="true">
              <Kbd keys="arrowup" />
              <Kbd keys="arrowdown" />
              {t('search.palette.move')}
              <Kbd keys="enter" />
              {t('search.palette.open')}
            </span>
            <button
              type="button"
              onClick={searchAll}
              className="ms-auto inline-flex min-w-0 items-center gap-1.5 rounded-xs hover:text-ink phone:h-11 phone:w-full"
            >
              <span className="truncate">
                {typed.trim() === '' ? t('search.palette.page') : t('search.palette.all', { typed: typed.trim() })}
              </span>
              <span aria-hidden="true" className="phone:hidden">
                ⇧↵
              </span>
            </button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
