import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { home, type StartKey } from "#app/content/home.ts";
import { Door } from "#app/ui/door.tsx";
import { Icon, type IconName } from "#app/ui/icons.tsx";
import { SearchForm } from "#app/ui/search-form.tsx";
import type { DomainLink, StartingPoint } from "#app/web/training/starting-points.ts";

const startIcons: Readonly<Record<StartKey, IconName>> = {
  paid: "wallet",
  noDiploma: "door",
  soon: "calendar",
  remote: "home",
  evening: "moon",
  certifying: "award",
};

interface HomeViewProps {
  readonly starts: readonly StartingPoint[];
  readonly domains: readonly DomainLink[];
}

export function HomeView({ starts, domains }: HomeViewProps): ReactElement {
  return (
    <div className="home">
      <div className="hero">
        <h1 tabIndex={-1}>{home.title}</h1>
        <p className="lede">{home.lede}</p>
        <SearchForm text="" place="" />
      </div>
      <Door words={home.skills} to="/mes-competences" isFirst />
      <section>
        <h2>{home.startTitle}</h2>
        <ul className="starting-points">
          {starts.map((start) => (
            <li key={start.key} className="card">
              <Icon name={startIcons[start.key]} />
              <div>
                <h3>
                  <Link className="cover" to={start.href} prefetch="intent">
                    {start.title}
                  </Link>
                </h3>
                <p>{start.text}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{home.domainsTitle}</h2>
        <ul className="chips">
          {domains.map((domain) => (
            <li key={domain.href}>
              <Link className="chip" to={domain.href} prefetch="intent">
                {domain.label}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{home.stepsTitle}</h2>
        <ol className="steps across">
          {home.steps.map((step) => (
            <li key={step.title}>
              <h3>{step.title}</h3>
              <p>{step.text}</p>
            </li>
          ))}
        </ol>
      </section>
      <Door words={home.needs} to="/besoins" />
      <Door words={home.company} to="/besoins/nouveau" />
    </div>
  );
}
