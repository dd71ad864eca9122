import type { LucideIcon } from "lucide-react";
// One file per drawing: the package's index would make every build read its 1,700.
import ArrowLeft from "lucide-react/icons/arrow-left";
import ArrowRight from "lucide-react/icons/arrow-right";
import Award from "lucide-react/icons/award";
import CalendarDays from "lucide-react/icons/calendar-days";
import Clock from "lucide-react/icons/clock";
import DoorOpen from "lucide-react/icons/door-open";
import House from "lucide-react/icons/house";
import ListFilter from "lucide-react/icons/list-filter";
import MapPin from "lucide-react/icons/map-pin";
import Moon from "lucide-react/icons/moon";
import Phone from "lucide-react/icons/phone";
import Search from "lucide-react/icons/search";
import Target from "lucide-react/icons/target";
import Users from "lucide-react/icons/users";
import Wallet from "lucide-react/icons/wallet";
import X from "lucide-react/icons/x";
import type { ReactElement } from "react";

const drawings = {
  back: ArrowLeft,
  forward: ArrowRight,
  award: Award,
  calendar: CalendarDays,
  clock: Clock,
  door: DoorOpen,
  home: House,
  filter: ListFilter,
  pin: MapPin,
  moon: Moon,
  phone: Phone,
  search: Search,
  target: Target,
  people: Users,
  wallet: Wallet,
  remove: X,
} as const satisfies Readonly<Record<string, LucideIcon>>;

export type IconName = keyof typeof drawings;

/** The drawings, once per page; `Icon` points at them, so twenty cards do not carry the same paths twenty times. */
export function IconSprite(): ReactElement {
  return (
    <svg className="sprite" width="0" height="0" aria-hidden="true" focusable="false">
      {Object.entries(drawings).map(([name, Drawing]) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 24 24">
          <Drawing />
        </symbol>
      ))}
    </svg>
  );
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
