/** Milliseconds on a clock that every process of this machine shares, to the microsecond. */
export const now = (): number => performance.timeOrigin + performance.now();

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
