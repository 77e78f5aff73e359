import { t } from '../../../../i18n/t.ts';
import type { OneApproval } from '../../api/approvals.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const inWords = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

const code = 'overflow-x-auto rounded-md border border-line bg-sunken py-2 font-mono text-sm leading-[22px]';

/** A text line by line, those that begin with - or + as removed and added. */
const Diff = ({ text }: { text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
  <pre className={code} tabIndex={0}>
    {text.split('\n').map((line, at) => {
      const kind = line.startsWith('-') ? 'before' : line.startsWith('+') ? 'after' : undefined;
      const tint = kind && (kind === 'before' ? 'bg-danger-tint' : 'bg-success-tint');
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <div key={at} className={`px-4 ${tint ?? ''}`}>
          {kind && <span className="sr-only">{t(`approvals.${kind}`)} </span>}
          {line === '' ? ' ' : line}
        </div>
      );
    })}
  </pre>
);

const Table = ({ of }: { of: Record<string, unknown> }) => (
  <table className="w-full text-sm">
    <thead>
      <tr className="text-start text-xs text-ink-3">
        <th scope="col" className="w-1/3 py-2 text-start font-regular">
          {t('approvals.field')}
        </th>
        <th scope="col" className="py-2 text-start font-regular">
          {t('approvals.value')}
        </th>
      </tr>
    </thead>
    <tbody>
      {Object.entries(of).map(([name, value]) => (
        <tr key={name} className="border-t border-line align-top">
          <th scope="row" className="py-2.5 pe-4 text-start font-regular text-ink-2 [overflow-wrap:anywhere]">
            {name}
          </th>
          <td className="whitespace-pre-wrap py-2.5 font-medium [overflow-wrap:anywhere]">{inWords(value)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What will happen: a diff or code where its kind says so, a table where it has fields, else as it is. */
export function Payload({ approval: { kind, payload } }: { approval: Pick<OneApproval, 'kind' | 'payload'> }) {
  if (payload === null || payload === undefined) return null;
  const text = typeof payload === 'string' ? payload : isRecord(payload) ? payload[kind] : undefined;
  const isText = typeof text === 'string';
  return (
    <section aria-label={t('approvals.what')} className="mt-6">
      <h2 className="mb-2 text-base font-semi">{t('approvals.what')}</h2>
      {kind === 'diff' && isText ? (
        <Diff text={text} />
      ) : isRecord(payload) && kind !== 'code' ? (
        <Table of={payload} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
        <pre className={`${code} px-4`} tabIndex={0}>
          {isText ? text : inWords(payload)}
        </pre>
      )}
    </section>
  );
}
