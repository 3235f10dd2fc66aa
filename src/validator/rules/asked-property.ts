import { foldName } from '../text/fold-name.ts';
import { matchesOf } from '../text/matches.ts';
import { sentenceAround } from '../text/sentence.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';
import { intentData } from './mentions.ts';

const messages = {
  required: ['property'],
  optional: ['property'],
  other: ['property', 'suggestion'],
  elsewhere: ['property', 'goal', 'example', 'nearest'],
  unknown: ['property', 'operation'],
} as const;

/** A question about a property of the body: whether there is one of that name, and whether it has to be sent. */
export const rule = defineRule({
  code: 'rule/asked-property',
  messages,
  checkText({ view: { text, lower }, operation, isInside, knowledge: { contracts } }) {
    const schema = operation?.body;
    if (schema == null || !text.includes('?')) return [];
    const told = new Set<string>();
    return matchesOf(text.slice(0, REACH), QUESTION).flatMap((match): RuleFinding<typeof messages>[] => {
      const property = match[1] ?? match[2] ?? '';
      const at = match.index + match[0].indexOf(property);
      if (told.has(property) || isInside(at) || text[sentenceAround(text, at).end] !== '?') return [];
      told.add(property);
      const place = { pointer: null, at };
      if (schema.properties?.has(property)) {
        const isRequired =
          schema.required?.includes(property) === true ||
          schema.expected?.some((group) => group.length === 1 && group[0] === property);
        return [
          {
            ...place,
            message: isRequired ? 'required' : 'optional',
            data: { property },
            ...(isRequired ? {} : { severity: 'info' }),
          },
        ];
      }
      const folded = foldName(property);
      const suggestion = schema.folded?.get(folded) ?? schema.byAlias?.get(folded)?.[0];
      if (suggestion !== undefined) return [{ ...place, message: 'other', data: { property, suggestion } }];
      const intent = contracts.intents.find(
        ({ body, cues }) =>
          body.some(({ from }) => from.includes(folded)) &&
          cues.every(({ words }) => words.some((word) => lower.includes(word))),
      );
      if (intent !== undefined) {
        const data = { property, nearest: intent.operation.name, ...intentData(intent) };
        return [{ ...place, message: 'elsewhere', data }];
      }
      // Plain words are no names of properties, unless they are known to be said for one.
      if (!/[a-z][A-Z]|_/.test(property)) return [];
      return [{ ...place, message: 'unknown', data: { property, operation: operation?.name ?? '' } }];
    });
  },
});

/** What a text asks stands long before this. */
const REACH = 12_000;

/** "Is X the right property", "do I need X", "is X required", "should I send X"; a scope (`a:b`) is none. */
const QUESTION =
  /\b(?:is|are)\s(?:the\s|it\s)?(?:field\s|property\s|parameter\s|called\s)?["'`]?([A-Za-z]\w{2,40})["'`]?\s(?:the\s|a\s)?(?:right|correct|required|needed|mandatory|optional|valid|wrong)\b|\b(?:do|must|should|have)\s(?:i|we)\s(?:(?:(?:have|need)\sto\s)?(?:need|send|set|use|pass|include)|to\s(?:send|set|pass))\s(?:the\s|a\s)?(?:field\s|property\s|parameter\s)?["'`]?([A-Za-z]\w{2,40})(?!\w|:\w)["'`]?/gi;
