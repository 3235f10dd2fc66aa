import { checkText } from '../../validator/index.ts';
import type { Dialect, Knowledge } from '../../validator/knowledge.ts';
import { list, requestOf } from './tell.ts';
import type { Broken } from './try-out.ts';

/** Each dialect's example is recognised as this dialect, for each of its models, and translates without a placeholder. */
export function tryDialects(knowledge: Knowledge): Broken[] {
  return knowledge.dialects.flatMap((dialect) => {
    const message = findBroken(dialect, knowledge);
    return message === null ? [] : [{ file: `dialects/${dialect.id}.yaml`, at: ['example'], message }];
  });
}

function findBroken({ id, example, models }: Dialect, knowledge: Knowledge): string | null {
  const operation = knowledge.contracts.operations.find(({ bodyModel }) => models.includes(bodyModel ?? ''));
  if (operation === undefined) return `belongs to no operation: none takes ${list(models)} as its body`;
  const [check] = checkText(requestOf(operation, example), knowledge).checks;
  if (check === undefined) return 'is not read as a body';
  if (check.shape !== id)
    return `is read as \`${check.shape}\`, not as \`${id}\`: give it a name of each group of \`recognise\`, and see that \`rank\` is high enough`;
  if (check.published === null) return 'cannot be translated to the published body';
  if (check.placeholders.length > 0)
    return `leaves the placeholder ${list(check.placeholders)} in the published body: give it a value, or its name a role in \`parts\` or \`party\``;
  return null;
}
