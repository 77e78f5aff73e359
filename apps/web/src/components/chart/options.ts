import type uPlot from 'uplot';
import { formatter } from '../../i18n/reader.ts';
import { formatNumber } from '../../i18n/t.ts';

const axisFont = 11;
const day = { day: 'numeric', month: 'short' } as const;

/** How a chart looks: a thin line over a faint area, the axis at the right, the newest point in the colour of what is live. */
export function chartOptions(
  element: HTMLElement,
  onPoint: (at: number | undefined) => void,
): Omit<uPlot.Options, 'width' | 'height'> {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const [line, faint, ink, live] = [colour('--accent'), colour('--line'), colour('--text-3'), colour('--live')];
  const axis = { stroke: ink, font: `${axisFont}px ${style.fontFamily}`, ticks: { show: false } };
  return {
    padding: [8, 0, 0, 20],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, y: false, points: { size: 7 } },
    scales: { x: { time: true }, y: { range: (_plot, _min, max) => [0, Math.max(4, Math.ceil(max * 1.1))] } },
    axes: [
      {
        ...axis,
        size: 24,
        grid: { show: false },
        values: (_plot, at) => at.map((s) => formatter().date(s * 1000, day)),
      },
      {
        ...axis,
        side: 1,
        size: 36,
        space: 32,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000],
        grid: { stroke: faint, width: 1 },
        values: (_plot, at) => at.map((value) => formatNumber(value)),
      },
    ],
    series: [
      {},
      { stroke: line, width: 1.5, fill: `color-mix(in srgb, ${line} 8%, transparent)`, points: { show: false } },
    ],
    hooks: {
      draw: [(plot) => drawNewest(plot, live)],
      setCursor: [({ cursor: { idx } }) => onPoint(idx ?? undefined)],
    },
  };
}

function drawNewest(plot: uPlot, colour: string): void {
  const at = plot.data[0].length - 1;
  const [x, y] = [plot.data[0][at], plot.data[1]?.[at]];
  if (x === undefined || y === undefined || y === null) return;
  const { ctx } = plot;
  // The chart remembers what it last painted with.
  ctx.save();
  ctx.beginPath();
  ctx.arc(plot.valToPos(x, 'x', true), plot.valToPos(y, 'y', true), 3.5 * devicePixelRatio, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.restore();
}
