/** Three dots, green, because somebody writes right now. Words stand beside them. */
export const TypingDots = () => (
  <span className="typing-dots" aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
);
