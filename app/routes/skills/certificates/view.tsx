import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { journey } from "#app/content/skill-journey.ts";
import { certificatesWords } from "#app/content/skill-ways.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { JobSearch } from "#app/web/jobs/job-search.tsx";
import { useSkillPages, useSkillVoice } from "#app/web/skill-pages.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { KeptNotice } from "../shared/kept-notice.tsx";
import { OtherWays } from "../shared/other-ways.tsx";
import { SaidList } from "../shared/said-list.tsx";
import type { ChosenCertificate, FoundCertificate } from "./found-certificates.server.ts";

type Refusal = FormRefusal<"certificate", "blocks"> | FormRefusal<"remove", never> | undefined;

interface CertificatesViewProps {
  readonly asked: string;
  readonly found: readonly FoundCertificate[];
  readonly chosen: ChosenCertificate | null;
  readonly certificates: readonly { readonly code: string; readonly label: string; readonly part: string }[];
  readonly next: string;
  readonly refusal: Refusal;
}

export function CertificatesView(props: CertificatesViewProps): ReactElement {
  const words = certificatesWords[useSkillVoice()];
  const { asked, found, chosen, certificates, refusal } = props;
  const isBusy = chosen !== null || found.length > 0;
  return (
    <div className="prose journey">
      <SavedNotice words={words.saved} />
      <p className="hint">{journey.step(1)}</p>
      <h1 tabIndex={-1}>{chosen === null ? words.title : chosen.label}</h1>
      <ErrorSummary refusal={refusal} />
      {chosen === null ? null : <Chosen chosen={chosen} asked={asked} refusal={refusal} />}
      {asked === "" && chosen === null ? <Held {...props} /> : null}
      {asked !== "" && !isBusy ? <p role="status">{words.none}</p> : null}
      {found.length > 0 ? <Found found={found} asked={asked} /> : null}
      {chosen !== null ? null : (
        <>
          {certificates.length > 0 && asked === "" ? <h2>{words.another}</h2> : null}
          <JobSearch
            text={asked}
            label={words.asked}
            hint={words.askedHint}
            submit={words.find}
            isQuiet={isBusy || certificates.length > 0}
          />
        </>
      )}
      <OtherWays here="certificates" />
      <KeptNotice />
    </div>
  );
}

function Found({ found, asked }: Pick<CertificatesViewProps, "found" | "asked">): ReactElement {
  const words = certificatesWords[useSkillVoice()];
  const at = useSkillPages();
  return (
    <>
      <h2>{words.choose}</h2>
      <p className="hint">{words.chooseHint}</p>
      <ul className="said choices-list">
        {found.map(({ code, label, hints }) => (
          <li key={code}>
            <span>
              <Link to={at(`diplomes?${new URLSearchParams({ q: asked, diplome: code })}`)}>{label}</Link>
              <span className="hint"> {hints.join(" · ")}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ChosenProps {
  readonly chosen: ChosenCertificate;
  readonly asked: string;
  readonly refusal: Refusal;
}

function Chosen({ chosen, asked, refusal }: ChosenProps): ReactElement {
  const words = certificatesWords[useSkillVoice()];
  const { code, blocks, ticked, skills } = chosen;
  const at = useSkillPages();
  return (
    <>
      {skills === 0 ? <p>{words.nothing}</p> : null}
      {blocks.length > 0 ? <p className="hint">{words.partsHint}</p> : null}
      <PageForm
        form="certificate"
        refusal={refusal}
        carried={{ code }}
        initial={{ blocks: [...ticked] }}
        fields={{
          blocks: (field) =>
            blocks.length === 0 ? null : (
              <ChoiceField field={field} legend={words.parts} choose="several" options={blocks} />
            ),
        }}
        submit={words.add}
      />
      <p>
        <Link to={at(`diplomes?${new URLSearchParams({ q: asked })}`)}>{words.notThis}</Link>
      </p>
    </>
  );
}

/** The diplomas already said, and the way on. */
function Held({ certificates, next }: Pick<CertificatesViewProps, "certificates" | "next">): ReactElement {
  const words = certificatesWords[useSkillVoice()];
  if (certificates.length === 0) return <p>{words.lede}</p>;
  const said = certificates.map(({ code, label, part }) => ({
    key: code,
    words: (
      <>
        {label} <span className="hint">{part}</span>
      </>
    ),
    label,
    carried: { code },
  }));
  return <SaidList title={words.mine} said={said} next={next} />;
}
