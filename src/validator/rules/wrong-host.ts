import { readTarget } from '../contract/read-target.ts';
import { isElsewhere } from '../message/find-context.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  default: ['host', 'suggestion'],
  'made-up': ['host', 'suggestion'],
} as const;

type Found = RuleFinding<typeof messages>;

/** A request to the vendor's login or pages, or to a host that people only take for the vendor's. Each host is told once. */
export const rule = defineRule({
  code: 'rule/wrong-host',
  messages,
  checkText({ mentions, knowledge: { contracts }, view: { lower } }) {
    const found = new Map<string, Found>();
    for (const mention of mentions) {
      if (mention.kind !== 'request' || isElsewhere(mention)) continue;
      const { target, span } = mention.request;
      const { isSite, isMadeUp } = readTarget(target, contracts.index.paths.hosts);
      const host = /^(?:[a-z]+:\/\/)?([^/:]*)/i.exec(target)?.[1] ?? '';
      if (!(isSite || isMadeUp) || found.has(host)) continue;
      const place = { pointer: null, at: span.start };
      const suggestion = isMadeUp
        ? hostFor(lower, contracts.neighbours.regions)
        : host.replace(/^[^.]*/, 'api');
      found.set(host, { ...place, message: isMadeUp ? 'made-up' : 'default', data: { host, suggestion } });
    }
    return [...found.values()];
  },
});

/** The API's host in the region that the text names, or in the first one. */
function hostFor(lower: string, regions: ReadonlyMap<string, string>): string {
  const named = [...regions.keys()].find((region) => lower.includes(region));
  const [first = ''] = regions.values();
  return `api.${regions.get(named ?? '') ?? first}`;
}
