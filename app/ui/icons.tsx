// One file per drawing, as text: the drawings of a page never change, so React need not make them anew for each.
import arrowLeft from "lucide-static/icons/arrow-left.svg?raw";
import arrowRight from "lucide-static/icons/arrow-right.svg?raw";
import award from "lucide-static/icons/award.svg?raw";
import calendarDays from "lucide-static/icons/calendar-days.svg?raw";
import clock from "lucide-static/icons/clock.svg?raw";
import doorOpen from "lucide-static/icons/door-open.svg?raw";
import house from "lucide-static/icons/house.svg?raw";
import listFilter from "lucide-static/icons/list-filter.svg?raw";
import mapPin from "lucide-static/icons/map-pin.svg?raw";
import moon from "lucide-static/icons/moon.svg?raw";
import phone from "lucide-static/icons/phone.svg?raw";
import search from "lucide-static/icons/search.svg?raw";
import target from "lucide-static/icons/target.svg?raw";
import users from "lucide-static/icons/users.svg?raw";
import wallet from "lucide-static/icons/wallet.svg?raw";
import x from "lucide-static/icons/x.svg?raw";
import type { ReactElement } from "react";

const drawings = {
  back: arrowLeft,
  forward: arrowRight,
  award,
  calendar: calendarDays,
  clock,
  door: doorOpen,
  home: house,
  filter: listFilter,
  pin: mapPin,
  moon,
  phone,
  search,
  target,
  people: users,
  wallet,
  remove: x,
} as const satisfies Readonly<Record<string, string>>;

export type IconName = keyof typeof drawings;

/** The drawings, once per page; `Icon` points at them, so twenty cards do not carry the same paths twenty times. */
export function IconSprite(): ReactElement {
  return (
    <svg
      className="sprite"
      width="0"
      height="0"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={symbols}
    />
  );
}

const symbols = {
  __html: Object.entries(drawings)
    .map(([name, drawing]) => `<symbol id="i-${name}" viewBox="0 0 24 24">${bare(drawing)}</symbol>`)
    .join(""),
};

/** Without the comment on its licence, which the package keeps, and without line breaks. */
function bare(drawing: string): string {
  return drawing
    .replace(/<!--.*?-->/s, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Always shown with words; screen readers skip it. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  const known = drawn.get(name) ?? draw(name);
  drawn.set(name, known);
  return known;
}

/** Each is made once: a page of results shows a hundred and twenty. */
const drawn = new Map<IconName, ReactElement>();

function draw(name: IconName): ReactElement {
  return (
    <svg className="icon" width="22" height="22" aria-hidden="true" focusable="false">
      <use href={`#i-${name}`} />
    </svg>
  );
}
