import { useRef, useState } from 'react';
import { createStore, useStore } from '../../../lib/external-store.ts';
import { type SelectProps, SelectValue, triggerStyle } from './select-trigger.tsx';

type Box = { SelectBox: typeof import('./select-box.tsx').SelectBox };
const box = createStore<Box | undefined>(undefined);
// Without the box its stand-in remains; the next approach tries again.
const load = () => void import('./select-box.tsx').then(box.set, () => undefined);

/**
 * One of a few. Arrows, typeahead, Esc; the value's tick on the right. Until somebody comes near, a stand-in of the same
 * look is drawn, which keeps the code of the list off the first page.
 */
export function Select<T extends string>(props: SelectProps<T>) {
  const loaded = useStore(box);
  const [wanted, setWanted] = useState(false);
  const focused = useRef(false);
  if (loaded) return <loaded.SelectBox {...props} startOpen={wanted} startFocused={focused.current} />;
  const { label, size, id, disabled = false } = props;
  return (
    <button
      type="button"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      aria-label={label}
      aria-describedby={props['aria-describedby']}
      aria-invalid={props['aria-invalid']}
      id={id}
      disabled={disabled}
      onPointerEnter={load}
      onFocus={() => {
        focused.current = true;
        load();
      }}
      onBlur={() => {
        focused.current = false;
      }}
      onClick={() => {
        setWanted(true);
        load();
      }}
      data-empty={props.value === '' || undefined}
      className={triggerStyle(size)}
    >
      <SelectValue {...props} />
    </button>
  );
}
