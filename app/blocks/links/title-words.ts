import { foldText } from "#search/understanding/fold-text.ts";

/** Small words, and the numbering of registers: « Bloc de compétences n° 3 de la fiche n° 514 », « UC 2 ». */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a au aux avec ce ces chez cet cette d dans de des du elle en entre est et etre ils l la le les leur leurs lors n ne nos notre on ou par
  pas
  pour qu que qui s sa sans se selon ses si son sont sous sur tout toute toutes tous un une vers y afin ainsi etc
  bloc blocs competence competences fiche rncp no numero unite unites uc ucp ucg ug up uv ue ccp bc cp module epreuve activite type
  eventuellement notamment divers diverses different differents differentes certification professionnel professionnelle
  professionnels professionnelles`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Verbs and their nouns that no ending brings together. */
const IRREGULAR_ROOTS: ReadonlyMap<string, string> = new Map(
  `gestion=ger gestionnaire=ger gerer=ger conception=conceptu concevoir=conceptu concepteur=conceptu conduite=condui conduire=condui
  entretien=entreten entretenir=entreten suivi=suiv suivre=suiv choix=chois choisir=chois vente=vend ventes=vend vendre=vend vendeur=vend
  maintenance=mainten maintenir=mainten redaction=redig rediger=redig traduction=traduct traduire=traduct accueil=accueil
  accueillir=accueil achat=achet achats=achet acheter=achet reception=recept receptionner=recept recevoir=recept mesurage=mesur
  conseil=conseil conseils=conseil conseiller=conseil soin=soign soins=soign soigner=soign pose=pos poser=pos tri=tri trier=tri
  appui=appuy appuyer=appuy etude=etudi etudes=etudi etudier=etudi essai=essay essais=essay essayer=essay prescription=prescri
  prescrire=prescri description=decri decrire=decri securite=secur securiser=secur securisation=secur cloture=clotur recherche=recherch
  controle=control strategie=strateg strategique=strateg logiciel=logiciel logistique=logist commerce=commerc commercial=commerc
  commerciale=commerc commerciaux=commerc commerciales=commerc commercialisation=commerc commercialiser=commerc web=web internet=web`
    .split(/\s+/)
    .flatMap((pair) => {
      const [word, root] = pair.split("=");
      return word === undefined || root === undefined ? [] : [[word, root] as const];
    }),
);

/** Endings, the longest first; at least three letters must be left. */
const ENDINGS = [
  ...["issements", "issement", "isations", "isation", "atrices", "atrice", "ateurs", "ateur"],
  ...["ations", "ation", "ements", "ement", "antes", "ante", "ances", "ance", "euses", "euse", "elles", "elle"],
  ...["iers", "iere", "ieres", "ages", "age", "eurs", "eur", "ions", "ion", "ants", "ant", "ives", "ive", "ifs", "if"],
  ...["iques", "ique", "ees", "ee", "er", "ir", "re", "es", "al", "el", "e", "s", "x"],
] as const;
const LEAST_ROOT = 3;

/** The roots of the words that carry a title, in their order: « Contrôle », « contrôler » have the same. */
export function titleRoots(title: string): readonly string[] {
  return foldText(title)
    .split(" ")
    .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word) && !/\d/.test(word))
    .map(rootOf);
}

function rootOf(word: string): string {
  const irregular = IRREGULAR_ROOTS.get(word);
  if (irregular !== undefined) return irregular;
  const singular = word.endsWith("aux") ? `${word.slice(0, -3)}al` : word;
  for (const ending of ENDINGS) {
    if (singular.length - ending.length < LEAST_ROOT || !singular.endsWith(ending)) continue;
    return unified(singular.slice(0, -ending.length));
  }
  return unified(singular);
}

/** « fabriquer » and « fabrication », « produire » and « production », « planifier » and « planification ». */
function unified(root: string): string {
  return root
    .replace(/qu$/, "c")
    .replace(/(du|stru)(ct|i)$/, "$1i")
    .replace(/(if)(i|ic)?$/, "$1i")
    .replace(/ell$/, "el");
}
