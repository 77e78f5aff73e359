import { useEffect, useState } from 'react';

/** A value once it has stood for a while: what follows it costs no key that is pressed meanwhile. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
