import { readFile } from "node:fs/promises";
import { type PathInstance, readPathInstance } from "#app/matching/path/path-instance.ts";
import { type PathAnswer, planPath } from "#app/matching/path/plan-path.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { PATH_USAGE, parsePathArguments } from "./path-arguments.ts";
import { runCommand } from "./run-command.ts";

const REFUSED = 1;
const WRONG_USAGE = 2;

async function main(args: readonly string[]): Promise<number> {
  const asked = parsePathArguments(args);
  if (!asked.ok) {
    process.stderr.write(`${asked.refusal}\n\n${PATH_USAGE}`);
    return WRONG_USAGE;
  }
  const instance = await readInstance(asked.value.instance);
  if (!instance.ok) {
    process.stderr.write(`${instance.refusal}\n`);
    return REFUSED;
  }
  const answer = planPath(instance.value);
  process.stdout.write(asked.value.json ? `${JSON.stringify(answer)}\n` : describe(answer));
  return answer.violations.length === 0 ? 0 : REFUSED;
}

async function readInstance(file: string): Promise<Result<PathInstance, string>> {
  const text = await readText(file);
  return text.ok ? readPathInstance(text.value) : text;
}

async function readText(file: string): Promise<Result<string, string>> {
  try {
    return ok(await readFile(file, "utf8"));
  } catch {
    return refused(`Le fichier « ${file} » n’a pas pu être lu. Vérifiez son nom et vos droits.`);
  }
}

function describe({ chosen, objective, bound, iterations, violations }: PathAnswer): string {
  const count = new Intl.NumberFormat("fr-FR");
  const proof =
    bound === objective
      ? "aucun parcours ne vaut plus"
      : `aucun parcours ne vaut plus de ${count.format(bound)} points`;
  return [
    chosen.length === 0 ? "Aucune étape n’apporte assez." : `Étapes retenues, par date : ${chosen.join(", ")}.`,
    `Valeur : ${count.format(objective)} points ; ${proof}.`,
    `Itérations : ${count.format(iterations)} ; règles enfreintes : ${violations.length}.`,
    "",
  ].join("\n");
}

await runCommand(() => main(process.argv.slice(2)));
