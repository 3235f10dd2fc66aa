import { checkText } from '../../validator/index.ts';
import type { ClaimCard, Knowledge, Operation } from '../../validator/knowledge.ts';
import type { Broken } from './try-out.ts';

/** Claims have no examples of their own: sentences are made of their tokens and words, and each must make the claim. */
export function tryClaims(knowledge: Knowledge): Broken[] {
  return knowledge.claims.flatMap((card) =>
    [...tokensOf(card), ...sentencesOf(card)].flatMap(({ at, words }) => {
      const text = `${requestOf(card, knowledge)} fails. They say ${words} here.`;
      const { claims } = checkText(text, knowledge);
      if (claims.some((claim) => claim.card === `claim/${card.id}`)) return [];
      return [{ file: `claims/${card.id}.yaml`, at, message: `is not found in \`${words}\`: ${HINT}` }];
    }),
  );
}

/** A request that the card judges. */
function requestOf({ models }: ClaimCard, { contracts }: Knowledge): string {
  const isJudged = ({ bodyModel }: Operation): boolean =>
    models.length === 0 || models.includes(bodyModel ?? '');
  const operation = [contracts.usual, ...contracts.operations].find(
    (each) => each !== null && isJudged(each),
  );
  return operation?.name ?? 'POST /api/v2/conversations/calls';
}

const HINT =
  'write words and tokens as a sentence has them; words such as `not` need a group with more words than another group';

interface Promised {
  readonly at: Broken['at'];
  readonly words: string;
}

function tokensOf({ tokens }: ClaimCard): Promised[] {
  return tokens.map((words, index) => ({ at: ['tokens', index], words }));
}

/** As many sentences of each entry as its longest group has words, so that each word is in one of them. */
function sentencesOf({ phrases }: ClaimCard): Promised[] {
  return phrases.flatMap((groups, index) =>
    Array.from({ length: Math.max(...groups.map((group) => group.length)) }, (_, turn) => ({
      at: ['phrases', index],
      words: groups.map((group) => group[turn % group.length]).join(' '),
    })),
  );
}
