import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";

interface TableProps {
  /** Where links lead to it. */
  readonly id: string;
  readonly title: string;
  /** What heads each column: that of the names, then those of the numbers. */
  readonly heads: readonly string[];
  /** `to`: where the name of a row leads. */
  readonly rows: readonly { readonly name: string; readonly to?: string; readonly numbers: readonly number[] }[];
}

const inFrench = new Intl.NumberFormat("fr-FR");

/** A table of numbers under its title. It scrolls by itself where the screen is too narrow. */
export function Table({ id, title, heads: [first, ...heads], rows }: TableProps): ReactElement {
  return (
    <>
      <h2 id={id}>{title}</h2>
      <p className="hint narrow-only">{site.tableSlides}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls on a phone, with the keyboard too */}
      <section className="scrolled" aria-labelledby={id} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {heads.map((head) => (
                <th scope="col" className="number" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, to, numbers }) => (
              <tr key={name}>
                <th scope="row">{to === undefined ? name : <Link to={to}>{name}</Link>}</th>
                {numbers.map((number, column) => (
                  <td className="number" key={heads[column]}>
                    {inFrench.format(number)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
