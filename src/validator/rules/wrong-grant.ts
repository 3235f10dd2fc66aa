import { rule as clientCredentials } from './client-credentials.ts';
import { defineRule } from './define-rule.ts';

/** What only the configuration of a data action has. */
export const DATA_ACTION = /\brequest_?(?:url_?)?template\b|\$!?\{input\.\w/i;

/** A data action whose operation its token may not call. */
export const rule = defineRule({
  code: 'template/wrong-grant',
  messages: {
    default: ['operation'],
  },
  checkText(facts) {
    const { view, operation } = facts;
    const sign = operation?.needsUserToken === true ? DATA_ACTION.exec(view.text) : null;
    // That the text names the grant says it already.
    if (sign === null || operation === null || clientCredentials.checkText(facts).length > 0) return [];
    return [{ message: 'default', pointer: null, at: sign.index, data: { operation: operation.name } }];
  },
});
