import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { Rows } from "#app/ui/rows.tsx";
import type { OperationLine } from "./operation-lines.ts";

interface OperationRowsProps {
  readonly operations: readonly OperationLine[];
  readonly level: "h2" | "h3";
  readonly none?: string;
}

/** Operations, each under a heading that leads to its page. */
export function OperationRows({ operations, level: Heading, ...rest }: OperationRowsProps): ReactElement {
  return (
    <Rows
      {...rest}
      rows={operations.map(({ id, title, lines, hints }) => ({
        key: id,
        title: (
          <Heading>
            <Link to={`/mon-organisation/operations/${id}`}>{title}</Link>
          </Heading>
        ),
        ...{ lines, hints },
      }))}
    />
  );
}
