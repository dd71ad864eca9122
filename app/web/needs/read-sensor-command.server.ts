import { needSheetPage as words } from "#app/content/needs.ts";
import type { commandNeed, NeedForMember } from "#app/needs/command-need.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { foundJobs } from "../jobs/found-jobs.server.ts";
import { type AnswerFormRefusal, readAnswer } from "./answer-forms.server.ts";
import { proposedSkills } from "./proposed-skills.server.ts";
import { confirmForm, jobForm, qualifyForm, type SensorFormRefusal, setAsideForm } from "./sensor-forms.server.ts";
import { chosenSkills } from "./skill-choices.ts";

/** What a form of the page of a need asks. */
type Asked = Pick<Parameters<typeof commandNeed>[2], "version" | "command">;
type Read = Result<Asked, SensorFormRefusal | AnswerFormRefusal>;

/** Reads which form of the page of a need was sent, and the command it gives. `searched`: the words of the métier looked for. */
export async function readSensorCommand(
  sent: FormData,
  { need }: Pick<NeedForMember, "need">,
  searched: string,
): Promise<Read> {
  switch (sent.get("intent")) {
    case "confirm": {
      const read = confirmForm.read(sent);
      if (!read.ok) return read;
      return ok({ version: read.value.version, command: { name: "confirm", companyName: read.value.companyName } });
    }
    case "job": {
      const read = jobForm.read(sent);
      if (!read.ok) return read;
      const { version, rome } = read.value;
      if (!(await foundJobs(searched)).some(({ value }) => value === rome)) {
        return refused(jobForm.refuse(sent, "rome", words.errors.rome));
      }
      return ok({ version, command: { name: "qualify", metierCode: rome, skills: [...need.skills] } });
    }
    case "qualify":
      return readSkills(sent, need);
    case "set-aside": {
      const read = setAsideForm.read(sent);
      if (!read.ok) return read;
      return ok({ version: read.value.version, command: { name: "set-aside", reason: read.value.reason } });
    }
    default:
      return readAnswer(sent);
  }
}

/** The company's own words stay: they have no number to be chosen by. */
async function readSkills(sent: FormData, need: NeedForMember["need"]): Promise<Read> {
  const read = qualifyForm.read(sent);
  if (!read.ok) return read;
  const { version, ...said } = read.value;
  const metier = romeCodeSchema.safeParse(need.metierCode);
  if (!metier.success) return refused(qualifyForm.refuse(sent, null, words.errors.rome));
  const chosen = chosenSkills(await proposedSkills(metier.data, need.skills), said);
  const own = need.skills.filter(({ ogr }) => ogr === null);
  return ok({ version, command: { name: "qualify", metierCode: metier.data, skills: [...chosen, ...own] } });
}
