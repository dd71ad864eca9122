import { noSearchParameters, type TrainingSearchParameters } from "#search/training-parameters.ts";
import { searchTrainings } from "./search-trainings.server.ts";

/** How many trainings prepare to each job of some codes, as a search by that code counts them; 0 where the place is not known. */
export async function countTrainings(
  romes: readonly string[],
  where: Pick<TrainingSearchParameters, "place" | "radiusKm">,
): Promise<ReadonlyMap<string, number>> {
  const counts = await Promise.all(
    romes.map(async (rome) => {
      const found = await searchTrainings({ ...noSearchParameters, ...where, rome: [rome], perPage: 1 });
      return [rome, found.ok ? found.value.total.value : 0] as const;
    }),
  );
  return new Map(counts);
}
