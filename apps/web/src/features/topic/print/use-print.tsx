import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { showToast } from '../../../components/toast/toast.tsx';
import { withMessages } from '../../../i18n/reader.ts';
import { t } from '../../../i18n/t.ts';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import type { TopicData } from '../api/topic.ts';
import { readWhole } from './whole-topic.ts';

const loadSheet = withMessages(() => import('./print-sheet.tsx'));

/** Prints the whole topic and not only what is loaded: every reply is fetched first. Answers the way to do it, and its sheet. */
export function usePrint(topic: TopicData): { print: () => void; sheet: ReactNode } {
  const [sheet, setSheet] = useState<ReactNode>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const print = async () => {
    // Once at a time, and not for who has left the topic meanwhile.
    if (running.current) return;
    const run = new AbortController();
    running.current = run;
    try {
      const [{ PrintSheet }, replies] = await Promise.all([loadSheet(), readWhole(topic.id, run.signal)]);
      if (run.signal.aborted) return;
      window.addEventListener('afterprint', () => setSheet(undefined), { once: true });
      flushSync(() => setSheet(<PrintSheet topic={topic} replies={replies} />));
      window.print();
    } catch {
      if (!run.signal.aborted) showToast({ id: 'print', tone: 'danger', title: t('topic.printFailed') });
    } finally {
      running.current = undefined;
    }
  };
  const start = () => void print();
  useShortcut('mod+p', start);
  return { print: start, sheet };
}
