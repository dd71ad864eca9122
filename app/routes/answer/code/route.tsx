import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { answerCodePage as words } from "#app/content/answer-page.ts";
import { waitInWords } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { readCode } from "#app/positioning/answer/answer-link.ts";
import { openByCode } from "#app/positioning/answer/open-by-code.server.ts";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { DonePage } from "#app/web/space/done-page.tsx";
import { useSaved } from "#app/web/space/saved-notice.tsx";

const form = defineForm({
  form: "code",
  schema: z.object({
    code: z
      .string()
      .max(40)
      .transform((typed, context) => {
        const code = readCode(typed);
        if (code === null) context.addIssue({ code: "custom" });
        return code ?? "";
      }),
    birthDate: civilDaySchema,
  }),
  fields: { code: words.code, birthDate: words.birthDate },
  words: words.errors,
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("positioning.answer", async () => ({}));

export const action = guardedAction("positioning.answer", async ({ form: sent, database, clientAddress }) => {
  const typed = form.read(sent);
  if (!typed.ok) return data({ refusal: typed.refusal }, 400);
  const opened = await openByCode(database, { ...typed.value, address: clientAddress });
  if (opened.ok) throw redirect(`/reponse/${opened.value.token}`, 303);
  if (opened.refusal.kind === "unknown-code") return data({ refusal: form.refuse(sent, null, words.unknown) }, 409);
  const message = words.throttled(waitInWords(opened.refusal.retryAfterSeconds));
  return data({ refusal: form.refuse(sent, null, message) }, 429);
});

export default function AnswerCode(): ReactElement {
  const refusal = useActionData<typeof action>()?.refusal;
  const saved = useSaved(words.saved);
  if (saved !== null) {
    return (
      <DonePage
        title={words.savedTitle}
        said={saved}
        next={words.savedNext}
        link={{ to: "/reponse", label: words.savedCode }}
      />
    );
  }
  return (
    <FormPage
      title={words.title}
      lede={words.lede}
      form="code"
      refusal={refusal}
      startAt="code"
      fields={{
        code: (field) => <TextField field={field} label={words.code} hint={words.codeHint} autoComplete="off" />,
        birthDate: (field) => <DateField field={field} label={words.birthDate} />,
      }}
      submit={words.submit}
      after={
        <>
          <p>{words.noCode}</p>
          <p>{words.call}</p>
        </>
      }
    />
  );
}
