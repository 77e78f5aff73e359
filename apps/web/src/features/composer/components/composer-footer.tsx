import { Check, WifiOff } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { useConnection } from '../../../lib/connection.ts';
import { clockTime } from '../../../lib/time/time.ts';
import type { DraftState } from '../hooks/use-draft.ts';
import { bodyLeft } from '../model/obstacle.ts';

type Props = {
  draft: DraftState;
  submit: string;
  pending: boolean;
  ready: boolean;
  /** Why a press of the keys did not send it. */
  hint: string | undefined;
  onSubmit: () => void;
  onDiscard: () => void;
};

function Note({ draft, offline, hint }: { draft: DraftState; offline: boolean; hint: string | undefined }) {
  const left = bodyLeft(draft.body);
  if (left !== undefined && left < 0) {
    return (
      <span role="alert" className="text-danger-text">
        {t('composer.tooLong', { count: -left })}
      </span>
    );
  }
  if (hint !== undefined) {
    return (
      <span role="alert" className="text-danger-text">
        {hint}
      </span>
    );
  }
  if (draft.saved === 'unkept') {
    return (
      <span role="alert" className="text-danger-text">
        {t('composer.unkept')}
      </span>
    );
  }
  if (left !== undefined) return <span className="tabular-nums">{t('composer.left.count', { count: left })}</span>;
  if (offline) {
    return (
      <>
        <WifiOff className="size-3.5!" aria-hidden="true" />
        <span>{t('composer.offline')}</span>
      </>
    );
  }
  if (draft.saved === undefined) return null;
  if (draft.saved === 'saving') return <span>{t('composer.saving')}</span>;
  return (
    <>
      <Check className="size-3.5!" aria-hidden="true" />
      <span className="truncate">
        {t('composer.saved', { time: clockTime(draft.saved) })}
        <span className="phone:hidden">{t('composer.savedWhere')}</span>
      </span>
    </>
  );
}

/** 52 high: what is kept, and the way out of it. */
export function ComposerFooter({ draft, submit, pending, ready, hint, onSubmit, onDiscard }: Props) {
  const isOffline = useConnection()?.state === 'offline';
  return (
    <footer className="flex h-[52px] flex-none items-center gap-2 border-t border-line pe-3 ps-4">
      <p className="flex min-w-0 flex-1 items-center gap-2 text-sm text-ink-3">
        <Note draft={draft} offline={isOffline} hint={hint} />
      </p>
      <Button variant="ghost" onClick={onDiscard}>
        {t('composer.discard')}
      </Button>
      <Button variant="pri" keys="mod+enter" pending={pending} disabled={!ready} onClick={onSubmit}>
        {isOffline ? t('composer.sendLater') : submit}
      </Button>
    </footer>
  );
}
