import type { FoundText as Parts } from '@tidings/contracts';

/** A text with what was looked for marked. */
export const FoundText = ({ parts }: { parts: Parts }) => (
  <>
    {parts.map(({ text, hit }, index) =>
      hit ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place and nothing else
        <mark key={index} className="rounded-xs bg-accent-tint font-semi text-ink">
          {text}
        </mark>
      ) : (
        text
      ),
    )}
  </>
);
