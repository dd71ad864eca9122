/** Where the focus was when the page was last asked for something: a link, a button, a form sent, a step in the history. */
let askedFrom: Element | null = null;

/** Notes where things are asked from, for `moveFocus`; answers what stops noting. A field that is clicked asks for nothing. */
export function noteWhereAskedFrom(): () => void {
  const note = (): void => {
    askedFrom = document.activeElement;
  };
  const notePress = ({ target }: MouseEvent): void => {
    if (target instanceof Element && target.closest("a[href], button, summary") !== null) note();
  };
  document.addEventListener("click", notePress, true);
  document.addEventListener("submit", note, true);
  window.addEventListener("popstate", note, true);
  return () => {
    document.removeEventListener("click", notePress, true);
    document.removeEventListener("submit", note, true);
    window.removeEventListener("popstate", note, true);
  };
}

/** Moves the focus to what came, unless the person has put it elsewhere since they asked: what they type goes where they look. */
export function moveFocus(to: HTMLElement | null | undefined, options: FocusOptions = {}): void {
  const here = document.activeElement;
  if (here !== null && here !== document.body && here !== askedFrom) return;
  to?.focus(options);
}
