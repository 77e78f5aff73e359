import { useEffect, useState } from 'react';

const holdMs = 1800;

/** The class for a row that has just arrived: green that ebbs off, then nothing. It begins once the tab is seen. */
export function useWash(arrived: boolean): string | undefined {
  const [washing, setWashing] = useState(false);
  useEffect(() => {
    if (!arrived) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      if (document.hidden || timer !== undefined) return;
      setWashing(true);
      timer = setTimeout(() => setWashing(false), holdMs);
    };
    begin();
    document.addEventListener('visibilitychange', begin);
    return () => {
      document.removeEventListener('visibilitychange', begin);
      clearTimeout(timer);
    };
  }, [arrived]);
  return washing ? 'wash' : undefined;
}
