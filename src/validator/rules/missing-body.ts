import { minimalBody } from '../contract/minimal-body.ts';
import type { Operation, Schema } from '../knowledge.ts';
import { type DataAction, findDataActions, INPUT, readInputs } from '../message/data-actions.ts';
import { operationOf } from '../message/find-context.ts';
import { foldName } from '../text/fold-name.ts';
import { matchesOf } from '../text/matches.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  empty: ['operation', 'example'],
  raw: ['operation', 'list', 'example'],
} as const;

/** A data action sends no body, or its inputs under names that the operation does not have. */
export const rule = defineRule({
  code: 'template/missing-body',
  messages,
  checkText({ view: { text }, mentions }) {
    const inputs = [...(readInputs(text)?.keys() ?? [])];
    return findDataActions(text).flatMap((action): RuleFinding<typeof messages>[] => {
      const { template, url } = action;
      const mention = mentions.find(({ at }) => at === url?.start);
      const operation = mention === undefined ? null : operationOf(mention);
      if (template === null || operation === null || operation.body === null) return [];
      const place = { pointer: null, at: template.start };
      const data = { operation: operation.name, example: exampleFor(operation, action, inputs) };
      if (template.value.trim() === '') return [{ ...place, message: 'empty', data }];
      const strange = inputs.filter((name) => !operation.body?.properties?.has(name));
      const isRaw = RAW.test(template.value) && strange.length > 0 && strange.length === inputs.length;
      return isRaw ? [{ ...place, message: 'raw', data: { ...data, list: strange.join(', ') } }] : [];
    });
  },
});

const RAW = /^\s*\$+!?\{input\.rawRequest\}\s*$/;

/** The body with the inputs that the path does not take, by their names, or else what the operation needs. */
function exampleFor(
  operation: Operation,
  { url, isTerraform }: DataAction,
  inputs: readonly string[],
): string {
  const { body } = operation;
  const used = new Set(
    (url === null || url === undefined ? [] : matchesOf(url.value, INPUT)).map((match) => match[2]),
  );
  const filled = inputs.flatMap((input): [string, unknown][] => {
    const name = used.has(input) || body === null ? undefined : propertyFor(input, body);
    if (name === undefined) return [];
    const hole = `${isTerraform ? '$$' : '$'}{input.${input}}`;
    return [[name, body?.properties?.get(name)?.type === 'array' ? [hole] : hole]];
  });
  return JSON.stringify(filled.length > 0 ? Object.fromEntries(filled) : minimalBody(operation));
}

function propertyFor(input: string, { folded, byAlias }: Schema): string | undefined {
  const name = foldName(input);
  return folded?.get(name) ?? byAlias?.get(name)?.[0];
}
