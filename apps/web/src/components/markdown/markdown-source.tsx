/** A text as it was written: before the renderer is here, or where it would be too much to render. */
export const MarkdownSource = ({ source }: { source: string }) => <p className="whitespace-pre-wrap">{source}</p>;
