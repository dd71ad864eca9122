import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountHelpLetter } from "./account-help-letter.ts";
import { invitationLetter } from "./invitation-letter.ts";
import { letter } from "./letter.ts";
import { passwordResetLetter } from "./password-reset-letter.ts";
import { readBudgetLetter } from "./read-budget-letter.ts";
import { securityChangeLetter } from "./security-change-letter.ts";
import { signInLetter } from "./sign-in-letter.ts";
import { signInSms } from "./sign-in-sms.ts";

const url = "https://hub.example/entrer?cle=a&b=%C3%A9";
const changedAt = new Date("2026-12-01T08:05:00Z");
const alert = { account: "C-1042", day: "2026-12-01", readCount: 340, budget: 80 };

const letters = [
  invitationLetter({ inviterName: "Zoé L’Hôte", organisationName: "Maison de l’emploi d’Arras", url }),
  signInLetter({ url }),
  passwordResetLetter({ url }),
  securityChangeLetter({ change: "password", changedAt, url }),
  securityChangeLetter({ change: "second-factor", changedAt, url }),
  accountHelpLetter({ help: "sessions-ended", by: "Maison de l’emploi d’Arras", at: changedAt, url }),
  accountHelpLetter({ help: "factor-reset", by: "Région", at: changedAt, url }),
  readBudgetLetter(alert),
  readBudgetLetter({ ...alert, url }),
].map((written) => ({ name: written.subject, ...written }));

/** What a reader of the page sees, in one line. */
function wordsOf(html: string): string {
  return html
    .replace(/<head>.*<\/head>/s, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")
    .trim();
}

describe.each(letters)("the letter « $name »", ({ subject, text, html }) => {
  it("says the same words plain and as a page", () => {
    expect(wordsOf(html)).toBe(text.replaceAll(/\s+/g, " ").trim());
  });

  it("is a French page with a title, which loads nothing", () => {
    expect(html).toContain('<html lang="fr">');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(img|script|link|iframe|style)|url\(|@import|src=/i);
  });

  it("keeps its sentences under 15 words and its subject under 60 signs", () => {
    const prose = text.replaceAll(/https?:\S+/g, "");
    const sentences = prose.split(/[.?!]\s|\n\n/).map((sentence) => sentence.trim());
    const tooLong = sentences.filter((sentence) => sentence.split(/[\s’]+/).length >= 15);
    expect(tooLong).toEqual([]);
    expect(subject.length).toBeLessThan(60);
  });
});

describe("what each letter must say", () => {
  it("an invitation names who invites and where, and how long the link lasts", () => {
    const { text } = invitationLetter({ inviterName: "Zoé L’Hôte", organisationName: "Maison de l’emploi", url });
    for (const words of ["Zoé L’Hôte", "Maison de l’emploi", "sept jours", url]) expect(text).toContain(words);
  });

  it("links say how long they last, and what to do when nothing was asked", () => {
    expect(signInLetter({ url }).text).toMatch(/15 minutes[\s\S]*rien demandé \? Ne faites rien/);
    expect(passwordResetLetter({ url }).text).toMatch(/30 minutes[\s\S]*rien demandé \? Ne faites rien/);
  });

  it("a sign-in link fits in one SMS of plain signs, and says how long it lasts", () => {
    const address = `https://emploi-formation.hautsdefrance.example/connexion/lien/${"-_aZ9".repeat(9).slice(0, 43)}`;
    const text = signInSms({ url: address });
    expect(text).toMatch(/^[\n -~àéèùìòÇØøÅå£¥§¿¡ÄÖÑÜäöñü]{1,160}$/);
    for (const words of ["Hub emploi-formation", "15 minutes", address]) expect(text).toContain(words);
  });

  it("a changed password or second factor is told with its instant, by the clock of Paris", () => {
    const told = securityChangeLetter({ change: "password", changedAt, url });
    expect(told.subject).toBe("Votre mot de passe a changé");
    expect(told.text.replaceAll("\u00a0", " ")).toContain("mardi 1er décembre 2026 à 9 h 05");
    expect(securityChangeLetter({ change: "second-factor", changedAt, url }).subject).not.toBe(told.subject);
  });

  it("a read alert gives the account, the day and the figures", () => {
    const { text } = readBudgetLetter(alert);
    for (const words of ["C-1042", "mardi 1er décembre 2026", "340 dossiers", "80 dossiers"]) {
      expect(text.replaceAll("\u00a0", " ")).toContain(words);
    }
  });
});

describe("a letter written with words that people typed", () => {
  it("lets no name become a tag, an attribute or a header", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (inviterName, organisationName) => {
        const written = invitationLetter({ inviterName, organisationName, url });
        expect(written.subject).not.toMatch(/[\r\n\u0085\u2028\u2029\0]/);
        const tags = written.html.match(/<[^>]*>/g) ?? [];
        expect(tags).toHaveLength(
          invitationLetter({ inviterName: "a", organisationName: "b", url }).html.match(/<[^>]*>/g)?.length ?? 0,
        );
      }),
    );
    const hostile = invitationLetter({ inviterName: '<img src=x>&"', organisationName: "A\r\nBcc: b@x.fr", url });
    expect(hostile.html).toContain("&lt;img src=x&gt;&amp;&quot;");
    expect(hostile.subject).toBe("Invitation : A Bcc: b@x.fr");
  });

  it("links to nothing but a page", () => {
    const action = { label: "Ouvrir", url: "javascript:alert(1)" };
    expect(() => letter({ title: "a", paragraphs: [], action, closing: "b" })).toThrow();
  });
});
