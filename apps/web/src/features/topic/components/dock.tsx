import { Link, useLocation } from '@tanstack/react-router';
import type { Person } from '@tidings/contracts';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { TypingLine } from '../../../components/ui/people/typing-line.tsx';
import { Kbd } from '../../../components/ui/sign/kbd.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { dateAndTime } from '../../../lib/time/time.ts';
import { Composer, readDraft } from '../../composer/index.ts';
import type { TopicData } from '../api/topic.ts';

type Props = {
  topic: TopicData;
  typing: readonly Person[];
  pill: ReactNode;
  draftName: string;
  onOpen: () => void;
};

const box =
  'flex h-11 w-full items-center gap-2 rounded-lg border border-ctl-line bg-surface pe-1.5 ps-3.5 text-start text-base text-ink-3';

function Box({ topic, draftName, onOpen }: Pick<Props, 'topic' | 'draftName' | 'onOpen'>) {
  const member = useMember();
  const here = useLocation({ select: (location) => location.href });
  if (!member) {
    return (
      <div className={box}>
        <span className="flex-1">{t('topic.replyHint')}</span>
        <Button size="sm" variant="pri" asChild>
          <Link to="/sign-in" search={{ next: here }}>
            {t('topic.signIn')}
          </Link>
        </Button>
      </div>
    );
  }
  if (!topic.viewer?.canReply) {
    const until = member.silencedUntil ? Date.parse(member.silencedUntil) : 0;
    const isSilenced = until > serverNow();
    return (
      <p className="flex h-11 items-center gap-2 rounded-lg bg-sunken px-3.5 text-sm text-ink-2">
        <Lock aria-hidden="true" />
        {topic.locked ? t('topic.lockedHint') : t('topic.silencedHint')}
        {isSilenced && !topic.locked && ` ${t('topic.silencedUntil', { time: dateAndTime(until, serverNow()) })}`}
      </p>
    );
  }
  const draft = readDraft(member.id, draftName)?.body.trim().replace(/\s+/g, ' ').slice(0, 80);
  return (
    <button
      type="button"
      onClick={onOpen}
      onPointerEnter={Composer.preload}
      onFocus={Composer.preload}
      aria-keyshortcuts="r"
      data-dock
      className={`${box} hover:border-ink-3`}
    >
      <span className="min-w-0 flex-1 truncate">
        {draft ? t('topic.draft', { text: draft }) : t('topic.replyHint')}
      </span>
      <span aria-hidden="true" className="contents phone:hidden">
        <Kbd keys="r" />
      </span>
      <span aria-hidden="true" className="px-2.5 text-sm font-medium text-ink-2">
        {t('topic.reply')}
      </span>
    </button>
  );
}

/** The line above holds who types and what waits; its height is always kept. Below it the way to write. */
export const Dock = ({ topic, typing, pill, draftName, onOpen }: Props) => (
  <div
    data-pane
    className="relative flex-none bg-surface px-6 pb-4 before:pointer-events-none before:absolute before:inset-x-0 before:bottom-full before:h-6 before:bg-linear-to-b before:from-transparent before:to-surface before:content-[''] phone:border-t phone:border-line phone:px-3 phone:pb-2 phone:before:hidden"
  >
    <div className="mx-auto max-w-(--read-w) railed:max-w-[calc(var(--read-w)+64px+var(--rail-w))] railed:pe-[calc(64px+var(--rail-w))]">
      <div className="flex h-11 items-center gap-2 phone:h-12">
        <TypingLine people={typing} className="flex-1" />
        {pill}
      </div>
      <Box topic={topic} draftName={draftName} onOpen={onOpen} />
    </div>
  </div>
);
