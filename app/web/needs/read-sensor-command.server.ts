import { needSheetPage as words } from "#app/content/needs.ts";
import type { commandNeed, NeedForMember } from "#app/needs/command-need.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type AnswerFormRefusal, readAnswer } from "./answer-forms.server.ts";
import { proposedOf } from "./proposed-skills.server.ts";
import {
  confirmForm,
  contestForm,
  qualifyForm,
  restoreForm,
  type SensorFormRefusal,
  setAsideForm,
} from "./sensor-forms.server.ts";
import { chosenSkills } from "./skill-choices.ts";

/** What a form of the page of a need asks. */
type Asked = Pick<Parameters<typeof commandNeed>[2], "version" | "command">;
type Read = Result<Asked, SensorFormRefusal | AnswerFormRefusal>;

/** Reads which form of the page of a need was sent, and the command it gives. */
export async function readSensorCommand(sent: FormData, { need }: Pick<NeedForMember, "need">): Promise<Read> {
  switch (sent.get("intent")) {
    case "confirm": {
      const read = confirmForm.read(sent);
      if (!read.ok) return read;
      return ok({ version: read.value.version, command: { name: "confirm", companyName: read.value.companyName } });
    }
    case "qualify":
      return readSkills(sent, need);
    case "set-aside": {
      const read = setAsideForm.read(sent);
      if (!read.ok) return read;
      return ok({ version: read.value.version, command: { name: "set-aside", reason: read.value.reason } });
    }
    case "contest-skill": {
      const read = contestForm.read(sent);
      if (!read.ok) return read;
      const { version, skill: place, contest: reason } = read.value;
      const skill = need.skills[place]?.label;
      if (skill === undefined) return refused(contestForm.refuse(sent, "skill", words.errors.skill));
      return ok({ version, command: { name: "contest-skill", skill, reason } });
    }
    case "restore-skill": {
      const read = restoreForm.read(sent);
      if (!read.ok) return read;
      const skill = need.skills[read.value.skill]?.label;
      if (skill === undefined) return refused(restoreForm.refuse(sent, null, words.errors.skill));
      return ok({ version: read.value.version, command: { name: "restore-skill", skill } });
    }
    default:
      return readAnswer(sent);
  }
}

/** Skills that were wanted and that the page had no place for stay. */
async function readSkills(sent: FormData, need: NeedForMember["need"]): Promise<Read> {
  const read = qualifyForm.read(sent);
  if (!read.ok) return read;
  const { version, rome, ...said } = read.value;
  const proposed = await proposedOf(rome, need.skills);
  if (proposed === null) return refused(qualifyForm.refuse(sent, null, words.errors.rome));
  const chosen = chosenSkills(proposed.skills, said);
  const shown = new Set(proposed.skills.map(({ label }) => label));
  const unseen = need.skills.filter(({ label }) => !shown.has(label));
  return ok({ version, command: { name: "qualify", metierCode: rome, skills: [...chosen, ...unseen] } });
}
