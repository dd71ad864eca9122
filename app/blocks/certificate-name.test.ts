import { expect, test } from "vitest";
import { certificateName } from "./certificate-name.ts";

test("a diploma is named as people say it", () => {
  expect(certificateName({ title: "Cuisine", kind: "Certificat d'aptitude professionnelle" })).toBe("CAP Cuisine");
  expect(certificateName({ title: "Maçon", kind: "Certificat d’aptitude professionnelle" })).toBe("CAP Maçon");
  expect(certificateName({ title: "Droit", kind: "Licence" })).toBe("Droit (Licence)");
  expect(certificateName({ title: "CQP Soudeur", kind: "" })).toBe("CQP Soudeur");
});
