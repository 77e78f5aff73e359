import { stdout } from 'node:process';

const paint = (code: number) => (text: string) =>
  stdout.isTTY && !process.env.NO_COLOR ? `\u001b[${code}m${text}\u001b[0m` : text;

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

/** 4.2 s, 850 ms. */
export const duration = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

let last = performance.now();

/** One line for a step that is done, with the time since the last one. */
export function step(text: string, detail = ''): void {
  const now = performance.now();
  console.log(`${green('✔')} ${text}${detail ? ` ${dim(detail)}` : ''} ${dim(`(${duration(now - last)})`)}`);
  last = now;
}

export const note = (text: string): void => console.log(`${yellow('!')} ${text}`);
export const failure = (text: string): void => console.error(`${red('✘')} ${text}`);
