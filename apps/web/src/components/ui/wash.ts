import { useEffect, useState } from 'react';

const holdMs = 1800;

/** The class for a row that has just arrived while it is on screen: green that ebbs off, then nothing. */
export function useWash(arrived: boolean): string | undefined {
  const [washing, setWashing] = useState(arrived);
  useEffect(() => {
    if (!arrived) return;
    setWashing(true);
    const timer = setTimeout(() => setWashing(false), holdMs);
    return () => clearTimeout(timer);
  }, [arrived]);
  return washing ? 'wash' : undefined;
}
