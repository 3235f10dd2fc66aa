import { lastOfEach } from '../json/node.ts';
import { appendToken } from '../json/pointer.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';
import { isNeeded } from './empty-value.ts';

const messages = {
  default: ['property', 'value'],
  undefined: ['found', 'property'],
} as const;

type Found = RuleFinding<typeof messages>;

/** A value that the serializer of the language leaves out. */
export const rule = defineRule({
  code: 'rule/dropped-by-serializer',
  messages,
  check({ body, schema }) {
    if (body.kind !== 'object') return [];
    return body.members.flatMap(({ key, keyStart, value, by }): Found[] => {
      if (by !== 'omitted' || schema?.properties?.has(key) !== true) return [];
      const shown = value.kind === 'boolean' ? 'false' : value.kind === 'number' ? value.raw : '""';
      const place = { pointer: appendToken('', key), at: keyStart };
      return [{ message: 'default', ...place, data: { property: key, value: shown }, severity: 'error' }];
    });
  },
  /** Nothing is wrong as written: what the request needs may be undefined, and is then left out. */
  checkFailed({ operation: { body: schema }, body, format, placeOf, unexplained }) {
    if (unexplained !== 400 || format !== 'javascript' || schema === null || body?.kind !== 'object')
      return [];
    return [...lastOfEach(body.members).values()].flatMap(({ key, keyStart, value }): Found[] => {
      if (value.kind !== 'expression' || value.lacking !== 'nothing' || !isNeeded(key, body, schema))
        return [];
      const place = { pointer: null, at: placeOf(keyStart) };
      return [
        { message: 'undefined', ...place, data: { found: value.source, property: key }, severity: 'warning' },
      ];
    });
  },
});
