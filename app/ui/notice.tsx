import type { ReactElement, ReactNode } from "react";

interface NoticeProps {
  readonly tone?: "attention" | "trouble";
  readonly children: ReactNode;
}

/** Something to know before reading on. */
export function Notice({ tone, children }: NoticeProps): ReactElement {
  return <div className={tone === undefined ? "notice" : `notice ${tone}`}>{children}</div>;
}
