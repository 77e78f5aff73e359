import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { reading } from '../../../../i18n/reader.ts';
import { serverNow } from '../../../../lib/time/server-time.ts';
import { type DryRunAsked, dryRunQuery } from '../api/dry-run.ts';
import { type Form, fromWall } from '../model/form.ts';

const restMs = 600;

/** What a dry run is asked for this form. An end that is past already counts for nothing. */
function askedOf({ group, until }: Form): DryRunAsked {
  const ends = fromWall(until, reading().timeZone);
  return {
    audience: group ? { kind: 'group', id: group.id } : { kind: 'all', id: null },
    endsAt: ends !== undefined && ends > serverNow() ? new Date(ends).toISOString() : null,
  };
}

/** Counted again whenever the form rests: who is here changes by itself. `counts`: what is shown is of before. */
export function useDryRun(form: Form) {
  const [rested, setRested] = useState({ form, turn: 0 });
  useEffect(() => {
    if (form === rested.form) return;
    const timer = setTimeout(() => setRested(({ turn }) => ({ form, turn: turn + 1 })), restMs);
    return () => clearTimeout(timer);
  }, [form, rested.form]);
  const asked = useMemo(() => askedOf(rested.form), [rested.form]);
  const query = useQuery(dryRunQuery(asked, rested.turn));
  return { asked, query, counts: query.isFetching || form !== rested.form };
}
export type DryRunning = ReturnType<typeof useDryRun>;
