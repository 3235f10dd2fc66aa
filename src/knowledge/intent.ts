import { z } from 'zod';
import type { Contracts, Intent } from '../validator/knowledge.ts';
import { foldName } from '../validator/text/fold-name.ts';
import type { FieldFault } from './check-words.ts';

const names = z.array(z.string().min(1)).default([]);
const scalar = z.union([z.string(), z.boolean()]);

/** `knowledge/intents.yaml`: what people want a call to do, and the operation that does it. */
export const intentsSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, 'must be lower case with dashes'),
    goal: z.string().min(1).max(60),
    operation: z.string().min(1),
    cues: z.array(z.strictObject({ path: names, names, values: names, words: names })).min(1),
    body: z.array(
      z.strictObject({
        to: z.string().startsWith('/'),
        from: names,
        else: z.union([scalar, z.record(z.string(), z.string())]).exactOptional(),
      }),
    ),
  }),
);

type WrittenIntent = z.infer<typeof intentsSchema>[number];

/** Every intent names an operation that there is, and fills properties that its body has. */
export function checkIntents(
  intents: readonly WrittenIntent[],
  operations: Contracts['operations'],
): FieldFault[] {
  return intents.flatMap(({ operation: id, body }, index): FieldFault[] => {
    const operation = operations.find((each) => each.id === id);
    if (operation === undefined)
      return [{ at: [index, 'operation'], message: `There is no operation \`${id}\` in contracts/` }];
    return body.flatMap(({ to }, at): FieldFault[] => {
      const name = to.split('/')[1] ?? '';
      if (operation.body?.properties?.has(name)) return [];
      return [{ at: [index, 'body', at, 'to'], message: `The body of \`${id}\` has no \`${name}\`` }];
    });
  });
}

/** Folds the cues of checked intents, so that the validator compares them without further work. */
export function compileIntents(
  intents: readonly WrittenIntent[],
  operations: Contracts['operations'],
): Pick<Contracts, 'intents' | 'intentWords'> {
  const fold = (list: readonly string[]): string[] => list.map(foldPath);
  const compiled = intents.flatMap(({ operation: id, cues, body, ...rest }): Intent[] => {
    const operation = operations.find((each) => each.id === id);
    if (operation === undefined) return [];
    return [
      {
        ...rest,
        operation,
        cues: cues.map((group) => ({
          path: fold(group.path),
          names: fold(group.names),
          values: fold(group.values),
          words: group.words.map((word) => word.toLowerCase()),
        })),
        body: body.map(({ to, from, else: otherwise }) => ({ to, from: fold(from), otherwise })),
      },
    ];
  });
  const words = compiled.flatMap(({ cues }) => cues.flatMap((group) => group.words));
  return { intents: compiled, intentWords: [...new Set(words)] };
}

function foldPath(name: string): string {
  return name.split('/').map(foldName).join('/');
}
