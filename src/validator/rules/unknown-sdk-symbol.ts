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
        const { symbol, match } = mention;
        const { intent } = match;
        const suggestion = spellLike(symbol.name, match.suggestion);
        // Classes are written with a capital, methods are not.
        const kind = /^[A-Z]/.test(match.suggestion) ? 'class' : 'method';
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

/** A method's name in the writing of the language: `patch_conversations_call`, `PatchConversationsCall`. */
function spellLike(symbol: string, suggestion: string): string {
  if (/^[A-Z]/.test(suggestion)) return suggestion;
  if (symbol.includes('_')) return suggestion.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return /^[A-Z]/.test(symbol) ? suggestion.replace(/^./, (letter) => letter.toUpperCase()) : suggestion;
}
