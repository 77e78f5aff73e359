import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { isForInputMethod } from '../../../lib/keyboard/ime.ts';
import { findQuery } from '../api/search.ts';
import { isAnything } from '../model/asked.ts';
import { highlight } from './highlight.ts';

const REST_MS = 200;

type Props = {
  topicId: string;
  /** What scrolls the topic: found words are marked in it. */
  view: RefObject<HTMLElement | null>;
  /** The post that is read now: finding begins there. */
  current: number;
  onJump: (number: number) => void;
  onClose: () => void;
};

/** Finds words in the whole topic, also in what is not loaded, and goes from match to match. */
export function FindBar({ topicId, view, current, onJump, onClose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => {
    field.current?.focus();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const asked = isAnything(q);
  const query = useQuery({ ...findQuery(topicId, q), enabled: asked });
  const found = asked ? query.data : undefined;
  const matches = found?.matches ?? [];
  const goTo = (index: number) => {
    const number = matches[index];
    if (number === undefined) return;
    setAt(index);
    onJump(number);
  };
  const begin = useEffectEvent(() =>
    goTo(
      Math.max(
        0,
        matches.findIndex((number) => number >= current),
      ),
    ),
  );
  useEffect(() => {
    if (found) begin();
  }, [found]);
  useEffect(() => (found && view.current ? highlight(view.current, found.words) : undefined), [found, view]);
  const step = (by: number) => goTo((at + by + matches.length) % Math.max(1, matches.length));
  const says = () => {
    if (!asked || (query.isPending && typed === q)) return '';
    if (query.isError) return t('search.find.failed');
    if (matches.length === 0) return found ? t('search.find.none') : '';
    const values = { at: at + 1, count: matches.length };
    return t(found?.isMore ? 'search.find.more' : 'search.find.count', values);
  };
  return (
    <search
      aria-label={t('search.find')}
      className="m-fade absolute end-6 top-3 z-(--z-sticky) flex h-12 w-[min(400px,calc(100%-32px))] items-center gap-1 rounded-lg border border-line bg-raised ps-2 pe-1.5 shadow-3 phone:end-4"
    >
      <Input
        ref={field}
        small
        type="text"
        aria-label={t('search.find')}
        placeholder={t('search.find')}
        maxLength={200}
        enterKeyHint="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (isForInputMethod(event.nativeEvent)) return;
          if (event.key === 'Escape') onClose();
          else if (event.key === 'Enter' && typed !== q) setQ(typed);
          else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        className="min-w-0 flex-1"
      />
      <span role="status" className="flex-none px-1 text-xs tabular-nums text-ink-3">
        {says()}
      </span>
      <IconButton dense label={t('search.find.previous')} disabled={matches.length === 0} onClick={() => step(-1)}>
        <ChevronUp aria-hidden="true" />
      </IconButton>
      <IconButton dense label={t('search.find.next')} disabled={matches.length === 0} onClick={() => step(1)}>
        <ChevronDown aria-hidden="true" />
      </IconButton>
      <IconButton dense label={t('search.find.close')} onClick={onClose}>
        <X aria-hidden="true" />
      </IconButton>
    </search>
  );
}
