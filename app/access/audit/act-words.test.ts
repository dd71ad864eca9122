import { describe, expect, it } from "vitest";
import { actInTrail, actInWords, factInWords, resourceInWords } from "./act-words.ts";

describe("an act of the trail, told to whom it is about", () => {
  it("says whose file was opened", () => {
    expect(actInWords("person-file.read", true)).toBe("Votre dossier a été ouvert");
    expect(actInWords("person-file.read", false)).toBe("Le dossier d’une personne a été ouvert");
    expect(actInWords("sign-in.link", true)).toBe("Connexion avec un lien");
  });

  it("is told even when it has no words yet", () => {
    expect(actInWords("other.act", true)).toBe("Autre acte (other.act)");
  });
});

describe("a fact of an act, in the words of this act's codes alone", () => {
  it.each([
    ["invitation.send", "role", "manager", "rôle : responsable"],
    ["factor.reset", "check", "manager", "vérification : son responsable la confirme, joint à un numéro connu"],
    ["factor.reset", "reason", "changed", "raison : téléphone changé"],
    ["effect.discard", "reason", "out-of-date", "raison : le message n’est plus utile"],
    ["authorisation.refuse", "from", "requested", "état avant : demandée"],
    ["sign-in.link", "isNew", "true", "compte nouveau : oui"],
    ["refusal-link.create", "days", "30", "jours : 30"],
  ])("%s, %s %s", (action, name, value, said) => {
    expect(factInWords(action, name, value)).toBe(said);
  });

  it("shows days as people say them, the first signs of an identifier, and codes of a former version as they are", () => {
    expect(factInWords("stand-in.end", "startsOn", "2027-01-12")).toBe("premier jour : 12 janvier 2027");
    const id = "3f2b8c10-1111-4222-8333-444455556666";
    expect(factInWords("invitation.send", "organisationId", id)).toBe("organisation : 3f2b8c10");
    expect(factInWords("former.act", "role", "manager")).toBe("role : manager");
    expect(factInWords("invitation.send", "constructor", "toString")).toBe("constructor : toString");
    expect([actInTrail("former.act"), actInTrail("constructor"), resourceInWords("toString")]).toEqual([
      "former.act",
      "constructor",
      "toString",
    ]);
  });
});
