import { useQuery } from '@tanstack/react-query';
import { Maximize2, Minimize2, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';
import type { Write } from '../../../lib/api/same-write.ts';
import { cn } from '../../../lib/cn.ts';
import { isForInputMethod } from '../../../lib/keyboard/ime.ts';
import { pressNames } from '../../../lib/keyboard/parse.ts';
import { useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { ownGroupsQuery } from '../api/own-groups.ts';
import { type DraftState, useDraft } from '../hooks/use-draft.ts';
import { useFollowCaret } from '../hooks/use-follow-caret.ts';
import { useSettled } from '../hooks/use-settled.ts';
import { useTextField } from '../hooks/use-text-field.ts';
import type { Draft } from '../model/draft.ts';
import type { Text } from '../model/edit-text.ts';
import { crowdIn, namesOver } from '../model/named.ts';
import { bodyObstacle, type Obstacle } from '../model/obstacle.ts';
import { ComposerFooter } from './composer-footer.tsx';
import { CrowdDialog } from './crowd-dialog.tsx';
import { Preview } from './preview.tsx';
import { Toolbar, toolFor } from './toolbar.tsx';
import { UnkeptStrip } from './unkept-strip.tsx';
import { WriteField } from './write-field.tsx';

export type ComposerProps = {
  /** Names the pane for a screen reader. */
  label: string;
  heading: ReactNode;
  draftName: string;
  start?: Partial<Draft> | undefined;
  /** Whose people are offered first for `@`. */
  topicId?: string | undefined;
  /** Between header and text: title, category. */
  head?: (draft: DraftState) => ReactNode;
  /** Above the footer: what went wrong. */
  problem?: ((draft: DraftState) => ReactNode) | undefined;
  submit: string;
  pending?: boolean;
  /** Why it cannot be sent, beside what holds for every text. */
  obstacle?: (draft: DraftState) => Obstacle | undefined;
  /** `meant`: its author said that many are to be notified because a group is named. */
  onSubmit: (draft: DraftState, meant: boolean) => void;
  onClose: () => void;
  onTyping?: (typing: boolean) => void;
  /** An edit that comes from outside while it is open, such as a quote; done once per object. `write`: it was sent before. */
  insert?: { edit: (text: Text) => Text; write?: Write | undefined } | undefined;
};

const whereIs = { category: '[role=combobox]', title: 'input', body: 'textarea' } as const;

/** Of what stands above the text, the first that is still to be filled in. */
const firstEmpty = (head: HTMLElement | null): HTMLElement | undefined =>
  [...(head?.querySelectorAll<HTMLElement>('input, [role=combobox]') ?? [])].find((field) =>
    field instanceof HTMLInputElement ? field.value.trim() === '' : field.dataset.empty !== undefined,
  );

const paneStyle =
  'm-sheet absolute inset-x-6 bottom-0 z-(--z-composer) mx-auto flex max-w-[1112px] flex-col rounded-t-xl border border-b-0 border-line-strong bg-raised shadow-4 phone:fixed phone:inset-0 phone:rounded-none phone:border-0 phone:pb-[env(safe-area-inset-bottom)]';

/** Write and preview side by side over the page it belongs to; the whole screen of a phone, with two tabs. */
export function Composer(props: ComposerProps) {
  const { label, heading, draftName, start, topicId, head, onClose, onSubmit, onTyping, insert } = props;
  const draft = useDraft(draftName, start);
  const field = useTextField(draft.setBody);
  const [tall, setTall] = useState(false);
  const [side, setSide] = useState<'write' | 'preview'>('write');
  const done = useRef<unknown>(undefined);
  const [hints, setHints] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const obstacle = props.obstacle?.(draft) ?? bodyObstacle(draft.body);
  const problem = props.problem?.(draft);
  const isReady = !obstacle && !props.pending;
  if (hints && !obstacle) setHints(false);
  const groups = useQuery({ ...ownGroupsQuery(), enabled: draft.body.includes('@') }).data ?? [];
  const member = useMember();
  const written = useSettled(draft.body, 400);
  const names = namesOver(written, member, serverNow());
  const [crowd, setCrowd] = useState(0);
  const isUnkept = draft.saved === 'unkept';
  // Whoever writes on has stayed.
  if (isLeaving && !isUnkept) setLeaving(false);

  const pane = useRef<HTMLElement>(null);
  useFollowCaret(pane, field.read);
  const submit = () => {
    if (props.pending) return;
    if (!obstacle) {
      const people = crowdIn(draft.body, start?.body ?? '', groups);
      return people > 0 ? setCrowd(people) : onSubmit(draft, false);
    }
    setHints(true);
    if (obstacle.field) pane.current?.querySelector<HTMLElement>(whereIs[obstacle.field])?.focus();
  };
  /** What only this page keeps is not closed without a word, also when it was typed a moment ago. */
  const close = () => (draft.keep() || isLeaving ? onClose() : setLeaving(true));
  const copy = () => {
    field.ref.current?.select();
    return document.execCommand('copy');
  };

  const headRef = useRef<HTMLDivElement>(null);
  useEffect(() => (firstEmpty(headRef.current) ?? field.ref.current)?.focus(), [field.ref]);

  const edit = (change: (text: Text) => Text) => field.apply(change(field.read()));
  useEffect(() => {
    if (insert && done.current !== insert) {
      done.current = insert;
      if (insert.write) draft.write.keep(insert.write);
      field.apply(insert.edit(field.read()));
    }
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isForInputMethod(event.nativeEvent)) return;
    const isMod = event.metaKey || event.ctrlKey;
    if (event.key === 'Escape') close();
    else if (isMod && event.key === 'Enter') submit();
    else {
      const tool = pressNames(event.nativeEvent).map(toolFor).find(Boolean);
      if (!tool || event.target !== field.ref.current) return;
      edit(tool);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={pane}
      data-pane
      data-composer=""
      aria-label={label}
      onKeyDown={onKeyDown}
      className={paneStyle}
      style={{ '--surface': 'var(--raised)' } as React.CSSProperties}
    >
      <header className="flex h-11 flex-none items-center gap-2 border-b border-line pe-2 ps-4 phone:h-[52px]">
        <div className="flex min-w-0 flex-1 items-center gap-2 text-sm">{heading}</div>
        {/* biome-ignore lint/a11y/useSemanticElements: two buttons, not a form's group */}
        <span role="group" aria-label={t('composer.panes')} className="flex wide:hidden">
          {(['write', 'preview'] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={side === name}
              data-state={side === name ? 'active' : undefined}
              onClick={() => setSide(name)}
              className={segment}
            >
              {t(`composer.${name}`)}
            </button>
          ))}
        </span>
        <span className="phone:hidden">
          <IconButton dense label={t(tall ? 'composer.shorter' : 'composer.taller')} onClick={() => setTall(!tall)}>
            {tall ? <Minimize2 aria-hidden="true" /> : <Maximize2 aria-hidden="true" />}
          </IconButton>
        </span>
        <IconButton
          dense
          label={t(isUnkept ? 'action.close' : 'composer.closeKeeps')}
          keys="escape"
          side="left"
          onClick={close}
        >
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {head && (
        <div ref={headRef} className="flex-none border-b border-line px-4 py-3">
          {head(draft)}
        </div>
      )}
      <div
        className={cn(
          'grid min-h-0 grid-cols-2 phone:flex-1 phone:grid-cols-1',
          tall ? 'h-[max(312px,calc(100dvh-260px))]' : 'h-[312px]',
        )}
      >
        <div
          className={cn(
            'relative flex min-h-0 flex-col border-e border-line phone:border-0',
            side === 'preview' && 'phone:hidden',
          )}
        >
          <Toolbar onEdit={edit} />
          <WriteField field={field} draft={draft} topicId={topicId} onTyping={onTyping} />
        </div>
        <Preview body={draft.body} shown={side === 'preview'} />
      </div>
      {isLeaving && (
        <div className="flex-none px-4 pb-3">
          <UnkeptStrip onCopy={copy} onClose={onClose} />
        </div>
      )}
      {problem ? <div className="flex-none px-4 pb-3">{problem}</div> : null}
      <ComposerFooter
        draft={draft}
        submit={props.submit}
        pending={props.pending ?? false}
        ready={isReady}
        hint={hints ? obstacle?.words : names.over > 0 ? t('composer.namesOver', names) : undefined}
        onSubmit={submit}
        onDiscard={() => {
          draft.drop();
          onClose();
        }}
      />
      {crowd > 0 && (
        <CrowdDialog
          people={crowd}
          onClose={() => setCrowd(0)}
          onSend={() => {
            setCrowd(0);
            onSubmit(draft, true);
          }}
        />
      )}
    </section>
  );
}
