import type { ReactElement, ReactNode } from "react";
import { cardText } from "#app/content/training.ts";
import { Icon, type IconName } from "#app/ui/icons.tsx";
import type { TrainingCard } from "#app/web/training/training-card.ts";

interface ResultCardProps {
  readonly card: TrainingCard;
  readonly level?: "h2" | "h3";
  /** What stands below the card of a session, by its number. */
  readonly beside?: ((number: string) => ReactElement | null) | undefined;
}

/** One training in a `LinkArea`; the whole card is the link of its title. */
export function ResultCard({ card, level = "h2", beside }: ResultCardProps): ReactElement {
  const number = beside === undefined ? null : new URLSearchParams(card.url.split("?")[1] ?? "").get("session");
  return (
    <>
      <Card card={card} level={level} />
      {beside === undefined || number === null ? null : beside(number)}
    </>
  );
}

function Card({ card, level: Heading }: { readonly card: TrainingCard; readonly level: "h2" | "h3" }): ReactElement {
  return (
    <article className="card hit">
      <Heading>
        <a className="cover" href={card.url} data-discover="true">
          {card.title}
        </a>
      </Heading>
      <p className="org">
        <span className="sr-only">{cardText.organisation} : </span>
        {card.organisation}
      </p>
      <ul className="facts">
        <Fact icon="calendar">
          <strong>{card.start}</strong>
          {card.day === undefined ? null : `, ${card.day}`}
          {card.otherDates === undefined ? null : <small> {card.otherDates}</small>}
        </Fact>
        <Fact icon="pin">{card.where}</Fact>
        <Fact icon="people" tone={card.placesTone}>
          {card.places}
        </Fact>
        <Fact icon="wallet">{card.payer}</Fact>
        {card.rhythm === undefined ? null : <Fact icon="clock">{card.rhythm}</Fact>}
        <Fact icon="award">{card.leadsTo}</Fact>
        {card.brings === undefined ? null : (
          <Fact icon="target">
            <strong>{card.brings}</strong>
          </Fact>
        )}
      </ul>
    </article>
  );
}

interface FactProps {
  readonly icon: IconName;
  readonly tone?: string;
  readonly children: ReactNode;
}

function Fact({ icon, tone, children }: FactProps): ReactElement {
  return (
    <li className={tone}>
      <Icon name={icon} />
      <span>{children}</span>
    </li>
  );
}
