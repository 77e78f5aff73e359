import { useEffect, useRef, useState } from 'react';
import { reading } from '../../../../i18n/reader.ts';
import { serverNow } from '../../../../lib/time/server-time.ts';
import type { Managed } from '../api/managed.ts';
import { emptyForm, type Form, formOf, wrongIn } from '../model/form.ts';
import { type Aim, useSave } from './use-save.ts';

const restMs = 1000;
const isSame = (a: Form, b: Form) => JSON.stringify(a) === JSON.stringify(b);
export const momentNow = () => ({ now: serverNow(), zone: reading().timeZone });

type Kept = 'saving' | 'failed' | 'saved';
type Wanted = { onMade: (id: string) => void; onGone: (made: Managed) => void };

/** An announcement while it is written: what is filled in, kept as a draft by itself, until it goes out or is planned. */
export function useComposer(start: Managed | undefined, { onMade, onGone }: Wanted) {
  const filled = (made: Managed) => formOf(made, reading().timeZone);
  const [form, setForm] = useState(() => (start ? filled(start) : emptyForm));
  const [first, setFirst] = useState(form);
  /** The writer's own, while they look at what another made of it. */
  const [own, setOwn] = useState<Form>();
  const [tried, setTried] = useState(false);
  const { made, saved, save, theirs, settle } = useSave(start);
  const wrong = wrongIn(form, momentNow());
  const isDirty = !isSame(form, saved ?? first);
  const isDraft = made === undefined || made.state === 'draft';
  const mayKeep =
    isDraft && isDirty && !wrong.title && !wrong.body && !theirs && !own && !save.isPending && !save.isError;

  const send = (state: Aim) =>
    save.mutate(
      { form, state },
      {
        onSuccess: (answer) => {
          if (state !== 'draft' || made?.state === 'planned') onGone(answer);
          else if (!made) onMade(answer.id);
        },
      },
    );
  const isKept = made !== undefined && !isDirty;
  const kept: Kept | undefined = save.isPending ? 'saving' : save.isError ? 'failed' : isKept ? 'saved' : undefined;
  const keep = useRef<() => void>(undefined);
  useEffect(() => {
    keep.current = mayKeep ? () => send('draft') : undefined;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the form begins the rest anew
  useEffect(() => {
    if (!mayKeep) return;
    const timer = setTimeout(() => keep.current?.(), restMs);
    return () => clearTimeout(timer);
  }, [mayKeep, form]);
  // What was written last is kept, however soon the page is left.
  useEffect(() => () => keep.current?.(), []);

  const change = (part: Partial<Form>) => {
    setForm({ ...form, ...part });
    if (save.isError) save.reset();
  };
  return {
    form,
    change,
    made,
    theirs,
    wrong: tried ? wrong : {},
    error: save.error,
    isSending: save.isPending && save.variables.state !== 'draft',
    kept,
    keepNow: () => send('draft'),
    /** Whether it may go; what stands in the way is shown from now on. */
    check: () => {
      const { goesOut, ...others } = wrong;
      const isFit = Object.keys(made?.state === 'published' ? others : wrong).length === 0;
      setTried(!isFit);
      return isFit;
    },
    send,
    own,
    /** Shows what the other admin made of it; what the writer wrote is kept aside. */
    showTheirs: () => {
      if (!theirs) return;
      setOwn(form);
      setForm(filled(theirs));
      setFirst(filled(theirs));
      settle();
    },
    /** Goes on with what the writer wrote, from the version of the other. */
    showOwn: () => {
      if (own) setForm(own);
      setOwn(undefined);
      settle();
    },
    /** Theirs it is. */
    takeTheirs: () => setOwn(undefined),
  };
}
export type Composing = ReturnType<typeof useComposer>;
