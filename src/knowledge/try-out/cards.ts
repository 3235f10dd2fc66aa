import { checkText } from '../../validator/index.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import { isOfOrganization } from '../card.ts';
import { codesOf, list } from './tell.ts';
import type { Broken } from './try-out.ts';

/** Of each card's examples `before` raises its code and `after` does not. Those about an organization need one to look in. */
export function tryCards(knowledge: Knowledge): Broken[] {
  const cards = [...knowledge.cards.values()].filter(({ code }) => !isOfOrganization(code));
  return cards.flatMap(({ code, examples }) =>
    examples.flatMap(({ before, after }, index): Broken[] => {
      const place = (field: string) => ({ file: `cards/${code}.yaml`, at: ['examples', index, field] });
      const raised = codesOf(checkText(before, knowledge));
      const left = codesOf(checkText(after, knowledge));
      return [
        ...(raised.has(code)
          ? []
          : [
              {
                ...place('before'),
                message: `must raise \`${code}\` but raises ${list(raised)}: show the mistake`,
              },
            ]),
        ...(left.has(code)
          ? [{ ...place('after'), message: `still raises \`${code}\`: show the text without the mistake` }]
          : []),
      ];
    }),
  );
}
