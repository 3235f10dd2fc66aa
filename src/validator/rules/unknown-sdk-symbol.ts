import { defineRule } from './define-rule.ts';
import { eachOnce, intentData, isBare } from './mentions.ts';

/** A method or class that the SDKs do not have. */
export const rule = defineRule({
  code: 'rule/unknown-sdk-symbol',
  messages: {
    class: ['suggestion', 'symbol'],
    intent: ['suggestion', 'symbol', 'goal', 'example'],
    method: ['suggestion', 'symbol'],
  },
  checkText({ mentions }) {
    return eachOnce(
      mentions.flatMap((mention) => {
        if (mention.kind !== 'symbol' || mention.match.kind !== 'unknown') return [];
        const {
          symbol,
          match: { suggestion, intent },
        } = mention;
        // Classes are written with a capital, methods are not.
        const kind = /^[A-Z]/.test(suggestion) ? 'class' : 'method';
        return {
          message: intent !== null && !isBare(intent) ? 'intent' : kind,
          pointer: null,
          at: symbol.span.start,
          data: { symbol: symbol.name, suggestion, ...(intent === null ? {} : intentData(intent)) },
        } as const;
      }),
    );
  },
});
