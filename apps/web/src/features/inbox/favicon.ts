import { shortCount, unreadMark } from '../../lib/browser/unread-mark.ts';

const size = 64;
const blue = '#00648f';

/** The mark of the app with a number in its corner, as an address. */
async function drawn(count: number): Promise<string | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const to = canvas.getContext('2d');
  const mark = new Image(size, size);
  mark.src = '/mark.svg';
  await mark.decode();
  if (!to) return undefined;
  to.drawImage(mark, 0, 0, size, size);
  const words = shortCount(count);
  const width = words.length > 1 ? 52 : 38;
  to.fillStyle = blue;
  to.beginPath();
  to.roundRect(size - width, size - 38, width, 38, 19);
  to.fill();
  to.fillStyle = '#ffffff';
  to.font = `700 ${words.length > 2 ? 24 : 30}px system-ui, sans-serif`;
  to.textAlign = 'center';
  to.textBaseline = 'middle';
  to.fillText(words, size - width / 2, size - 18);
  return canvas.toDataURL('image/png');
}

let follows = false;
let turn = 0;

async function show(): Promise<void> {
  turn += 1;
  const own = turn;
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const count = unreadMark.get();
  const address = count === 0 ? '/mark.svg' : await drawn(count);
  if (!link || address === undefined || own !== turn) return;
  link.type = count === 0 ? 'image/svg+xml' : 'image/png';
  link.href = address;
}

/** Draws what is unread on the sign of the tab, from now on. Never rejects: the title says it too. */
export function followUnread(): void {
  if (follows) return;
  follows = true;
  const look = () => show().catch(() => undefined);
  unreadMark.subscribe(look);
  void look();
}
