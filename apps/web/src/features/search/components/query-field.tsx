import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Input } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { isForInputMethod } from '../../../lib/keyboard/ime.ts';

const REST_MS = 300;

/** The words; they are looked for when the typing rests, and at once with Enter. */
export function QueryField({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const [typed, setTyped] = useState(q);
  const said = useRef(q);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    // The address changed by itself: back, or from the palette.
    if (q !== said.current) setTyped(q);
    said.current = q;
  }, [q]);
  const say = (next: string) => {
    if (next === said.current) return;
    said.current = next;
    onChange(next);
  };
  const sayNow = useRef(say);
  sayNow.current = say;
  useEffect(() => {
    const timer = setTimeout(() => sayNow.current(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <search className="relative block">
      <Search aria-hidden="true" className="pointer-events-none absolute start-3 top-3 text-ink-3 phone:top-3.5" />
      <Input
        ref={field}
        type="search"
        aria-label={t('search.field')}
        placeholder={t('search.field')}
        aria-describedby="search-syntax"
        value={typed}
        maxLength={200}
        enterKeyHint="search"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isForInputMethod(event.nativeEvent)) say(typed);
        }}
        className="ps-10 [&::-webkit-search-cancel-button]:grayscale"
      />
      <p id="search-syntax" className="mt-1.5 text-xs text-ink-3">
        {t('search.syntax')}
      </p>
    </search>
  );
}
