import { AtSign, Bold, Code, Italic, Link2, List, ListOrdered, Quote } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { t } from '../../../i18n/t.ts';
import { code, link, prefix, type Text, wrap } from '../model/edit-text.ts';

type Label = `composer.${'bold' | 'italic' | 'link' | 'quote' | 'code' | 'list' | 'numbered' | 'mention'}`;
type Tool = { label: Label; icon: ReactNode; keys?: string; edit: (text: Text) => Text };

const tools: readonly Tool[] = [
  { label: 'composer.bold', icon: <Bold />, keys: 'mod+b', edit: (x) => wrap(x, '**', t('composer.text')) },
  { label: 'composer.italic', icon: <Italic />, keys: 'mod+i', edit: (x) => wrap(x, '_', t('composer.text')) },
  { label: 'composer.link', icon: <Link2 />, edit: (x) => link(x, t('composer.text')) },
  { label: 'composer.quote', icon: <Quote />, edit: (x) => prefix(x, '>') },
  { label: 'composer.code', icon: <Code />, keys: 'mod+e', edit: (x) => code(x, t('composer.text')) },
  { label: 'composer.list', icon: <List />, edit: (x) => prefix(x, '-') },
  { label: 'composer.numbered', icon: <ListOrdered />, edit: (x) => prefix(x, '1.') },
  {
    label: 'composer.mention',
    icon: <AtSign />,
    edit: (x) => {
      const gap = /\S$/.test(x.value.slice(0, x.start)) ? ' @' : '@';
      const at = x.start + gap.length;
      return { value: x.value.slice(0, x.start) + gap + x.value.slice(x.end), start: at, end: at };
    },
  },
];

/** The edit of a key while the text has the focus. */
export const toolFor = (keys: string) => tools.find((tool) => tool.keys === keys)?.edit;

/** Marks for those who do not know them by heart. One tab stop, arrows move. */
export function Toolbar({ onEdit }: { onEdit: (edit: (text: Text) => Text) => void }) {
  const [current, setCurrent] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (current + step + tools.length) % tools.length;
    setCurrent(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      role="toolbar"
      aria-label={t('composer.tools')}
      onKeyDown={onKeyDown}
      className="flex h-9 flex-none items-center px-2 phone:order-last phone:h-12 phone:justify-between phone:border-t phone:border-line phone:px-1"
    >
      {tools.map((tool, index) => (
        <IconButton
          key={tool.label}
          dense
          label={t(tool.label)}
          tabIndex={index === current ? 0 : -1}
          onFocus={() => setCurrent(index)}
          onClick={() => onEdit(tool.edit)}
          className="phone:size-10"
          {...(tool.keys === undefined ? {} : { keys: tool.keys })}
        >
          {tool.icon}
        </IconButton>
      ))}
    </div>
  );
}
