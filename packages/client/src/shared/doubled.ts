/** `first` doubled for every failure so far, at most `max`. */
export const doubled = (first: number, failures: number, max: number): number =>
  Math.min(max, first * 2 ** Math.min(failures, 30));
