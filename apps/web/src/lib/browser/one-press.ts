import type { MouseEvent } from 'react';

/**
 * A press that puts something away: the second of a double press would fall on what came into its place, and is none.
 * Keys press with `detail` 0.
 */
export const onePress =
  (act: () => void) =>
  ({ detail }: Pick<MouseEvent, 'detail'>): void => {
    if (detail < 2) act();
  };
