/**
 * French words that tell nothing about a training, folded. The text search dictionary drops some of them, but only when they come without
 * an accent to lose ("à", "été" pass as "a", "ete"); questions must drop all of them.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a ai ainsi alors apres as assez au aucun aucune aussi autre autres aux avant avec avez avoir avons beaucoup c ca car ce ceci cela celle
  celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des deux devenir devient dois doit donc dont du duquel elle elles
  en encore entre es est et ete etes etre eu eux faire fais fait faut ici il ils j jai je jusque l la laquelle le lequel les leur leurs lors
  lui m ma mais me meme memes mes mieux moi moins mon n ne ni nos notre nous on ont ou par parce pas peu peut peux plus pour pourquoi
  pres puis qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera ses si soi soit son sont sous sur suis t ta
    te tes toi ton
  tous tout toute toutes tres tu un une veut veux voudrais vous votre vos vers y
  apprendre cherche chercher devenez formation formations former metier metiers stage stages`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
