import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { BLOCK_CODE_PATTERN, CERTIFICATION_CODE_PATTERN } from "#app/blocks/certification-code.ts";
import { site } from "#app/content/site.ts";
import { type SkillVoice, skillVoice } from "#app/content/skill-voice.ts";
import { certificatesWords, certificatesPage as words } from "#app/content/skill-ways.ts";
import { withCertificate, withoutCertificate } from "#app/people/skill-draft/draft-content.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { askedText } from "#app/web/asked-text.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { type GuardedForm, skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { changeAndGo, draftOf, pageAfterSaid } from "#app/web/skill-draft.server.ts";
import { chosenCertificate, foundCertificates } from "./found-certificates.server.ts";
import { CertificatesView } from "./view.tsx";

const PAGE = "diplomes";
const MOST_BLOCKS = 60;
const code = z.string().regex(CERTIFICATION_CODE_PATTERN);

const formIn = (voice: SkillVoice) =>
  defineForm({
    form: "certificate",
    schema: z.object({ code, blocks: z.array(z.string().regex(BLOCK_CODE_PATTERN)).max(MOST_BLOCKS) }),
    fields: { blocks: certificatesWords[voice].parts },
    words: words.errors,
  });
const certificateForms = { own: formIn("own"), beside: formIn("beside") };
const removeForm = defineForm({ form: "remove", schema: z.object({ code }), fields: {} });

export const meta: MetaFunction = ({ params }) => [
  { title: `${certificatesWords[skillVoice(params)].title}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const asked = askedText(guarded.request);
  const chosenCode = code.safeParse(new URL(guarded.request.url).searchParams.get("diplome"));
  const chosen = chosenCode.success ? await chosenCertificate(guarded.database.pool, chosenCode.data, asked) : null;
  const [draft, found] = await Promise.all([draftOf(guarded), chosen === null ? foundCertificates(asked) : []]);
  const said = draft.certificates.filter(({ obtainedAt }) => obtainedAt === undefined);
  const certificates = said.map(({ code: held, label, blocks }) => ({
    ...{ code: held, label },
    part: blocks.length === 0 ? words.whole : words.part(blocks.length),
  }));
  return { asked, found, chosen, certificates, next: pageAfterSaid(draft) };
});

export const action = skillsAction(async (guarded) =>
  guarded.form.get("intent") === "remove" ? remove(guarded) : add(guarded),
);

async function add(guarded: GuardedForm) {
  const certificateForm = certificateForms[skillVoice(guarded.params)];
  const sent = certificateForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  const chosen = await chosenCertificate(guarded.database.pool, sent.value.code, "");
  if (chosen === null) throw nothingHere();
  const held = chosen.blocks.map(({ value }) => value).filter((block) => sent.value.blocks.includes(block));
  if (held.length === 0 && chosen.blocks.length > 0)
    return data({ refusal: certificateForm.refuse(guarded.form, "blocks", words.errors.blocks) }, 400);
  const blocks = held.length === chosen.blocks.length ? [] : held;
  const added = { code: chosen.code, label: chosen.label.slice(0, 300), blocks, on: todayIso() };
  throw await changeAndGo(guarded, (content) => withCertificate(content, added), `${PAGE}?fait=diplome-ajoute`);
}

async function remove(guarded: GuardedForm) {
  const sent = removeForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  throw await changeAndGo(
    guarded,
    (content) => withoutCertificate(content, sent.value.code),
    `${PAGE}?fait=diplome-enleve`,
  );
}

export default function Certificates(): ReactElement {
  return <CertificatesView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
