import { expect, test } from "vitest";
import { trainingsPage } from "#app/content/skill-trainings.ts";
import { placeForms } from "./place-form.server.ts";

test.each(["", "y".repeat(2000)])("asks for a town where none was written, or much more than one", (place) => {
  const sent = new FormData();
  sent.set("place", place);
  sent.set("radiusKm", "30");
  expect(placeForms.own.read(sent)).toMatchObject({
    refusal: { faults: [{ field: "place", message: trainingsPage.errors.place }] },
  });
});
