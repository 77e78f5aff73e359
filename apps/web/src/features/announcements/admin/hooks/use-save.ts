import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { reading } from '../../../../i18n/reader.ts';
import { CameBefore, useSameWrite } from '../../../../lib/api/same-write.ts';
import { isCode } from '../../../../lib/http/error.ts';
import { serverNow } from '../../../../lib/time/server-time.ts';
import { createAnnouncement, type Managed, managedKey, patchAnnouncement, readManaged } from '../api/managed.ts';
import { bodyOf, type Form } from '../model/form.ts';

export type Aim = 'draft' | 'planned' | 'published';
type Saving = { form: Form; state: Aim };

/**
 * Saves one announcement, one save after the other, each from the version the one before made. `theirs` is what another
 * admin made of it meanwhile: nothing is saved over it until the writer decides.
 */
export function useSave(start: Managed | undefined) {
  const client = useQueryClient();
  const write = useSameWrite();
  const held = useRef(start);
  const [made, setMade] = useState(start);
  const [saved, setSaved] = useState<Form>();
  const [theirs, setTheirs] = useState<Managed>();
  const hold = (next: Managed) => {
    held.current = next;
    setMade(next);
  };
  const patch = (current: Managed, { form, state }: Saving) => {
    const { audience, publishAt, ...words } = bodyOf(form, { now: serverNow(), zone: reading().timeZone });
    const { id, version } = current;
    // Of one that is out whom it is for and its time stay.
    if (current.state === 'published') return patchAnnouncement(id, { version, ...words });
    return patchAnnouncement(id, { version, ...words, audience, publishAt, state });
  };
  const create = async (saving: Saving) => {
    const at = { now: serverNow(), zone: reading().timeZone };
    try {
      return await write.sendOne({ ...bodyOf(saving.form, at), state: saving.state }, createAnnouncement);
    } catch (error) {
      if (!(error instanceof CameBefore) || !error.answer) throw error;
      hold(error.answer as Managed);
      return await patch(error.answer as Managed, saving);
    }
  };
  const save = useMutation({
    scope: { id: 'announcement' },
    mutationFn: (saving: Saving) => (held.current ? patch(held.current, saving) : create(saving)),
    onSuccess: (answer, { form }) => {
      hold(answer);
      setSaved(form);
      client.invalidateQueries({ queryKey: [...managedKey, 'list'] }).catch(() => undefined);
    },
    onError: async (error) => {
      const id = held.current?.id;
      if (id === undefined || !isCode(error, 'VERSION_CONFLICT', 'CONFLICT')) return;
      setTheirs(await readManaged(id).catch(() => undefined));
    },
  });
  /** What is saved next is made from their version. */
  const settle = () => {
    if (theirs) hold(theirs);
    setTheirs(undefined);
    save.reset();
  };
  return { made, saved, save, theirs, settle };
}
