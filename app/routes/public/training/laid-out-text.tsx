import type { ReactElement } from "react";
import type { TextBlock } from "#app/web/training/text-blocks.ts";

interface LaidOutTextProps {
  readonly blocks: readonly TextBlock[];
  /** The look of the first paragraph, when it says the most. */
  readonly leadClass?: string;
}

/** A text of the feed, with its paragraphs and lists. */
export function LaidOutText({ blocks, leadClass }: LaidOutTextProps): ReactElement {
  return (
    <>
      {blocks.map((block, at) => {
        if (block.kind !== "paragraph") return <Items key={block.items[0]} block={block} />;
        return (
          <p key={block.text} className={at === 0 ? leadClass : undefined}>
            {block.text}
          </p>
        );
      })}
    </>
  );
}

function Items({ block }: { readonly block: Exclude<TextBlock, { readonly kind: "paragraph" }> }): ReactElement {
  const items = block.items.map((item) => <li key={item}>{item}</li>);
  return block.kind === "numbered" ? <ol className="numbers">{items}</ol> : <ul className="bullets">{items}</ul>;
}
