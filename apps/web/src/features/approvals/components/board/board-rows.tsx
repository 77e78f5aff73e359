import type { Approval, Workspace } from '@tidings/contracts';
import { useEffect, useRef, useState } from 'react';
import { Entering } from '../../../../components/ui/feedback/entering.tsx';
import { useWash } from '../../../../components/ui/feedback/wash.ts';
import { t } from '../../../../i18n/t.ts';
import { useShortcut } from '../../../../lib/keyboard/use-shortcut.ts';
import { useMember } from '../../../../lib/session/state.ts';
import { type Board, useBoard } from '../../hooks/use-board.ts';
import type { Choice } from '../../hooks/use-bulk.ts';
import { useDecider } from '../../hooks/use-decider.ts';
import type { BoardRow } from '../../model/rows.ts';
import { ApprovalRow } from './approval-row.tsx';
import { Leaving } from './leaving.tsx';

type RowProps = { row: BoardRow; workspace: Workspace; board: Board; current: boolean; choice: Choice | undefined };

/** A row with what the reader may do, and the keys for the one they are at. */
function Row({ row: { approval, state, fresh }, workspace, board, current, choice }: RowProps) {
  const me = useMember()?.id;
  const { id, requestedBy } = approval;
  const own = useDecider({ approval, workspace, me }, board.done);
  const dismiss = () => {
    own.dismiss();
    board.release(id);
  };
  const decider = { ...own, dismiss };
  const { hold } = board;
  const { deciding, lost, mayDecide, undo } = decider;
  const stays = deciding !== undefined || lost !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is being said at the row counts
  useEffect(() => hold(id, stays), [id, stays]);
  const isHere = state === 'here' && choice === undefined;
  useShortcut('a', decider.approve, current && mayDecide && isHere);
  useShortcut('x', () => decider.askWhy(true), current && mayDecide && isHere);
  useShortcut('z', () => undo?.(), current && undo !== undefined);
  const wash = useWash(fresh && requestedBy.id !== me);
  return (
    <ApprovalRow
      approval={approval}
      decider={decider}
      current={current}
      wash={wash}
      isHere={state === 'here'}
      choice={choice}
    />
  );
}

/** Until the keys are at another row than the one that left by itself. */
const NEXT_MS = 1000;

type Props = {
  workspace: Workspace;
  items: readonly Approval[];
  loaded: boolean;
  /** Rows are being chosen for one decision. */
  choice?: Choice;
};

/** Rows of approvals: walked by `j` and `k`, decided by `a` and `x`; they enter and leave with motion, never under the pointer. */
export function BoardRows({ workspace, items, loaded, choice }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string>();
  const [focused, setFocused] = useState<string>();
  /** The first row, for who has not walked yet. */
  const [first, setFirst] = useState<string>();
  const begun = useRef(false);
  // What a row shows more while the reader is at it would move the others under a pressed pointer: keys alone change the row.
  const byPointer = useRef(false);
  const board = useBoard(items, loaded, focused);
  const here = board.rows.filter(({ state }) => state !== 'leaving').map(({ approval }) => approval.id);
  const currentId = [at, first].find((id) => id !== undefined && here.includes(id));
  const top = here[0];
  // When the row the keys are at leaves, another takes its place only after a moment: what was pressed was meant for the one before.
  useEffect(() => {
    if (currentId !== undefined || top === undefined) return;
    const timer = setTimeout(() => setFirst(top), begun.current ? NEXT_MS : 0);
    begun.current = true;
    return () => clearTimeout(timer);
  }, [currentId, top]);
  const focus = (id: string | undefined) => {
    byPointer.current = false;
    if (id !== undefined) list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
  };
  const step = (by: 1 | -1) => {
    const from = currentId === undefined ? -1 : here.indexOf(currentId);
    focus(here[Math.min(here.length - 1, Math.max(0, focused === undefined && by === 1 ? from : from + by))]);
  };
  useShortcut('j', () => step(1), here.length > 0);
  useShortcut('k', () => step(-1), here.length > 0);
  /** The focus goes on to the row after one that leaves, or to the one before it. */
  const passOn = (id: string) => {
    const all = board.rows.map(({ approval }) => approval.id);
    const from = all.indexOf(id);
    focus(
      all.slice(from + 1).find((one) => here.includes(one)) ?? all.slice(0, from).findLast((one) => here.includes(one)),
    );
  };
  return (
    <div
      ref={list}
      role="feed"
      aria-label={t('approvals.view.pending')}
      aria-busy={!loaded}
      onFocus={({ target }) => setFocused(target.closest<HTMLElement>('[data-row]')?.dataset.row)}
      onBlur={({ relatedTarget }) => {
        if (!list.current?.contains(relatedTarget)) setFocused(undefined);
      }}
      onPointerDownCapture={() => {
        byPointer.current = true;
      }}
      onPointerUpCapture={() => {
        byPointer.current = false;
      }}
      onKeyDownCapture={() => {
        byPointer.current = false;
      }}
      {...board.pointer}
    >
      {board.rows.map((row) => (
        <Leaving
          key={row.approval.id}
          on={row.state === 'leaving'}
          onFocusLost={() => passOn(row.approval.id)}
          onGone={() => board.gone(row.approval.id)}
        >
          <Entering on={row.fresh}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears which row the focus is in */}
            <div onFocus={() => byPointer.current || setAt(row.approval.id)}>
              <Row
                row={row}
                workspace={workspace}
                board={board}
                current={row.approval.id === currentId}
                choice={choice}
              />
            </div>
          </Entering>
        </Leaving>
      ))}
    </div>
  );
}
