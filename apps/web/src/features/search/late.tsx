import { quietPart } from '../../components/ui/part/quiet-part.tsx';
import { withMessages } from '../../i18n/reader.ts';

const Box = quietPart(withMessages(async () => (await import('./parts.ts')).SearchBox));

/** It comes after the page; its place is kept. */
export const BoxPlace = () => (
  <span className="-order-1 w-[280px] phone:w-11">
    <Box />
  </span>
);
