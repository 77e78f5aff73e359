import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { chartOptions } from './options.ts';

type Props = {
  /** What it shows, in a sentence. */
  label: string;
  /** Seconds since 1970, rising, one apart from the next by the same. */
  xs: readonly number[];
  /** From 0 on; `null`: unknown, a gap. */
  ys: readonly (number | null)[];
  /** Which point is under the pointer, by its place; `undefined`: none. */
  onPoint?: (at: number | undefined) => void;
};

/** One line over days, the newest point live. What it shows in words and numbers stands beside it. */
export function LineChart({ label, xs, ys, onPoint }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const point = useRef(onPoint);
  point.current = onPoint;
  const data = useRef<uPlot.AlignedData>([[], []]);
  data.current = [xs as number[], ys as (number | null)[]];

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const draw = () => {
      plot.current?.destroy();
      const { width, height } = element.getBoundingClientRect();
      const options = chartOptions(element, (at) => point.current?.(at));
      plot.current = new uPlot({ ...options, width, height }, data.current, element);
    };
    draw();
    const sized = new ResizeObserver(([entry]) => entry && plot.current?.setSize(entry.contentRect));
    sized.observe(element);
    // Colours are those of the theme.
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      sized.disconnect();
      themed.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is in the ref
  useEffect(() => plot.current?.setData(data.current), [xs, ys]);
  return <div ref={host} role="img" aria-label={label} className="h-full min-w-0" />;
}
