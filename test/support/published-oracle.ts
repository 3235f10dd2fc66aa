import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type AnySchema, type ErrorObject } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import type { Knowledge } from '../../src/validator/index.ts';

const folder = new URL('../../knowledge/contracts/', import.meta.url);

/**
 * A judge of request bodies that shares no code with the validator: ajv on the OpenAPI documents as they are.
 * Gives the errors of a body against the operation's model, those at `placeholders` left out.
 */
export function createOracle(knowledge: Knowledge) {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateFormats: false,
    validateSchema: false,
    verbose: true,
  });
  for (const file of readdirSync(folder)) {
    ajv.addSchema(load(readFileSync(new URL(file, folder), 'utf8')) as AnySchema, file);
  }
  const models = new Map(knowledge.contracts.operations.map(({ name, bodyModel }) => [name, bodyModel]));
  return (operation: string, body: unknown, placeholders: readonly string[]): readonly ErrorObject[] => {
    const model = models.get(operation);
    if (model === undefined || model === null) throw new Error(`${operation} has no body`);
    const id = `models.yaml#/components/schemas/${model}`;
    const validate = ajv.getSchema(id) ?? ajv.compile({ $ref: id });
    if (validate(body)) return [];
    return (validate.errors ?? []).filter(
      (error) => !placeholders.includes(error.instancePath) && !isOfAnswers(error),
    );
  };
}

/** What only the model of the API's answers requires: those have a link to themselves. */
function isOfAnswers({ keyword, parentSchema }: ErrorObject): boolean {
  return keyword === 'required' && parentSchema?.properties?.selfUri !== undefined;
}
