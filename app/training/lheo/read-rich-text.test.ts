import { expect, test } from "vitest";
import { action, feed, formation, session } from "#tests/fixtures/lheo/feed.ts";
import { SMALL_REFERENCES } from "#tests/fixtures/lheo/references.ts";
import { createLheoParser } from "./lheo-parser.ts";
import { type FormationReading, readFormation } from "./read-formation.ts";

function readOne(xml: string, root?: string): FormationReading {
  const readings: FormationReading[] = [];
  const parser = createLheoParser((element, index) => readings.push(readFormation(element, index, SMALL_REFERENCES)));
  parser.write(feed([xml], root));
  parser.close();
  const [reading] = readings;
  if (reading === undefined) throw new Error("no formation was read");
  return reading;
}

const withContent = (content: string) => (xml: string) =>
  xml.replace(/<contenu-formation>.*<\/contenu-formation>/, `<contenu-formation>${content}</contenu-formation>`);
const warningsOf = ({ warnings }: FormationReading) => warnings.map(({ record, rule, path }) => [record, rule, path]);

test.each([
  ["real elements", "Levage<br/>Manutention", "Levage\nManutention"],
  [
    "real paragraphs and lists",
    "<p>Vous saurez :</p><ul><li>lire un plan</li><li>souder</li></ul>",
    "Vous saurez :\n- lire un plan\n- souder",
  ],
  [
    "elements of XHTML",
    '<br xmlns="http://www.w3.org/1999/xhtml"/>Levage<b xmlns="http://www.w3.org/1999/xhtml">Manutention</b>',
    "LevageManutention",
  ],
  [
    "prefixed elements",
    '<h:p xmlns:h="http://www.w3.org/1999/xhtml">Levage</h:p><h:p xmlns:h="http://www.w3.org/1999/xhtml">Manutention</h:p>',
    "Levage\nManutention",
  ],
  ["escaped tags", "&lt;p&gt;Levage&lt;/p&gt;&lt;p&gt;Manutention&lt;/p&gt;", "Levage\nManutention"],
  ["CDATA", "<![CDATA[<ol><li>Levage</li><li>Manutention</li></ol>]]>", "1. Levage\n2. Manutention"],
  ["tags escaped twice", "&amp;lt;p&amp;gt;L&amp;amp;rsquo;atelier&amp;lt;/p&amp;gt;", "L’atelier"],
  ["entities", "L&amp;rsquo;&amp;eacute;levage &amp;amp; le soin&amp;nbsp;!", "L’élevage & le soin\u00a0!"],
  [
    "what Word leaves",
    "<![CDATA[<!--[if gte mso 9]>x<![endif]--><style>p{}</style><p>Levage<o:p></o:p></p>]]>",
    "Levage",
  ],
  [
    "a table",
    "<![CDATA[<table><tr><td>Jour</td><td>9 h</td></tr><tr><td>Soir</td><td>18 h</td></tr></table>]]>",
    "Jour 9 h\nSoir 18 h",
  ],
  [
    "a link",
    '<a href="https://organisme.invalid/plan">le plan</a> du site',
    "le plan (https://organisme.invalid/plan) du site",
  ],
])("%s become text that reads well", (_, content, text) => {
  const reading = readOne(formation({ number: "32_1", edit: withContent(content) }));
  expect(reading.formation?.content).toBe(text);
  expect(warningsOf(reading)).toEqual([["formation", "markup-in-text", "/lheo/offres/formation[1]/contenu-formation"]]);
});

test.each([
  ["pression &lt; 5 bars, R&amp;D, &lt;ville&gt;", "pression < 5 bars, R&D, <ville>"],
  ["a\n   b", "a\nb"],
])("characters that are no markup stay as they are: %s", (content, text) => {
  const reading = readOne(formation({ number: "32_1", edit: withContent(content) }));
  expect([reading.formation?.content, reading.warnings]).toEqual([text, []]);
});

test.each([
  ["as characters", "L\u0092atelier \u0096 10 \u0080"],
  ["as references", "L&#146;atelier &#x96; 10 &#128;"],
])("what is left of Windows-1252 is read, %s", (_, written) => {
  const reading = readOne(formation({ number: "32_1", title: written, edit: withContent(written) }));
  expect(reading.formation).toMatchObject({ title: "L’atelier – 10 €", content: "L’atelier – 10 €" });
});

test("a title keeps its words apart and its entities read, and a script as characters", () => {
  const titleOf = (title: string) => readOne(formation({ number: "32_1", title })).formation?.title;
  expect(titleOf("Levage<br/>Manutention")).toBe("Levage Manutention");
  expect(titleOf("Agent d&amp;apos;entretien &amp;amp; de propret&amp;eacute;")).toBe(
    "Agent d'entretien & de propreté",
  );
  expect(titleOf("&lt;script&gt;alert(1)&lt;/script&gt;")).toBe("<script>alert(1)</script>");
});

test("texts of actions, sessions, meetings, blocks and organisations are read too", () => {
  const sessions = [
    session({
      number: "SE_1",
      extra: "<modalites-inscription>&lt;p&gt;Appelez&lt;/p&gt;</modalites-inscription>",
    }).replace("Cloisons", "Cloisons &amp;amp; doublages"),
  ];
  const actions = [action({ number: "AC_1", sessions }).replace("Cantine", "Cantine&lt;br&gt;Frigo")];
  const edit = (xml: string) => xml.replace("<nom-organisme>Centre fictif", "<nom-organisme>Centre d&amp;#39;essai");
  const reading = readOne(formation({ number: "32_1", actions, edit }));
  expect(reading.formation).toMatchObject({
    organisation: { name: "Centre d'essai" },
    actions: [
      {
        mealsText: "Cantine\nFrigo",
        sessions: [{ enrolText: "Appelez", blocks: [{ label: "Cloisons & doublages" }, {}] }],
      },
    ],
  });
  expect(warningsOf(reading).map(([record]) => record)).toEqual(["formation", "action", "session", "session"]);
});

test("the length of a text is that of what people read", () => {
  const edit = withContent(`&lt;p&gt;${"&lt;b&gt;a&lt;/b&gt; ".repeat(1400)}&lt;/p&gt;`);
  expect(readOne(formation({ number: "32_1", edit })).formation?.content).toHaveLength(2799);
});

test("tags nested by thousands cost little, and the text is refused or cut", () => {
  const edit = withContent("&lt;b&gt;".repeat(50_000));
  expect(readOne(formation({ number: "32_1", edit })).refusals[0]?.rule).toBe("very-long-content");
});

test.each([
  [
    "RNCP00000",
    /<certification>.*<\/certification>/,
    "<certification><code-RNCP>RNCP00000</code-RNCP></certification>",
  ],
  [
    "00000",
    /<certification>.*<\/certification>/,
    "<certification><code-CERTIFINFO>00000</code-CERTIFINFO></certification>",
  ],
  ["000", "<code-NSF>233", "<code-NSF>000"],
  ["00000000000", "32590000059", "00000000000"],
  ["RNCP00000BC01", "RNCP34441BC01", "RNCP00000BC01"],
  ["00000000000000", "13002526500013", "00000000000000"],
])("%s is no code: a warning says so, and nothing leads from it", (value, from, to) => {
  const reading = readOne(formation({ number: "32_1", edit: (xml) => xml.replace(from, to) }));
  expect(reading.warnings).toMatchObject([{ rule: "placeholder-code", value }]);
  expect(JSON.stringify(reading.formation)).not.toContain(`"${value}"`);
});

test("two organisations without a real SIRET stay two", () => {
  const siretOf = (name: string) =>
    readOne(
      formation({
        number: "32_1",
        siret: "00000000000000",
        edit: (xml) => xml.replace("<nom-organisme>Centre fictif", `<nom-organisme>${name}`),
      }),
    ).formation?.organisation.siret;
  expect(siretOf("Centre A")).toMatch(/^99999\d{9}$/);
  expect(siretOf("Centre A")).toBe(siretOf("Centre A"));
  expect(siretOf("Centre A")).not.toBe(siretOf("Centre B"));
});
