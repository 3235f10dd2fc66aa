import { readTarget } from '../contract/read-target.ts';
import { isElsewhere, type Mention } from '../message/find-context.ts';
import { matchesOf } from '../text/matches.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';
import type { TextFacts } from './text-facts.ts';

const messages = {
  default: ['host', 'suggestion'],
  'made-up': ['host', 'suggestion'],
} as const;

type Found = RuleFinding<typeof messages>;

/** A request to the vendor's login or pages, or to a host that people only take for the vendor's. Each host is told once. */
export const rule = defineRule({
  code: 'rule/wrong-host',
  messages,
  checkText(facts) {
    const { contracts } = facts.knowledge;
    const found = new Map<string, Found>();
    for (const { target, at } of [...facts.mentions.flatMap(targetOf), ...hostsIn(facts)]) {
      const { isSite, isMadeUp } = readTarget(target, contracts.index.paths.hosts);
      const host = /^(?:[a-z]+:\/\/)?([^/:]*)/i.exec(target)?.[1] ?? '';
      if (!(isSite || isMadeUp) || found.has(host)) continue;
      const suggestion = isMadeUp
        ? hostFor(facts.view.lower, contracts.neighbours.regions)
        : host.replace(/^[^.]*/, 'api');
      const message = isMadeUp ? 'made-up' : 'default';
      found.set(host, { message, pointer: null, at, data: { host, suggestion } });
    }
    return [...found.values()];
  },
});

interface Written {
  readonly target: string;
  readonly at: number;
}

function targetOf(mention: Mention): Written[] {
  if (mention.kind !== 'request' || isElsewhere(mention)) return [];
  return [{ target: mention.request.target, at: mention.at }];
}

/** A host alone, as errors of the network name it. */
const HOST = /\bapi(?:\.[a-z\d-]{1,40}){2,5}(?![\w./-])/g;

/** The hosts beside an operation of ours. */
function hostsIn({ view, operation }: TextFacts): Written[] {
  if (operation === null) return [];
  return matchesOf(view.lower, HOST).map(({ 0: host, index }) => ({
    target: `https://${host}/api/v2`,
    at: index,
  }));
}

/** The API's host in the region that the text names, or in the first one. */
function hostFor(lower: string, regions: ReadonlyMap<string, string>): string {
  const named = [...regions.keys()].find((region) => lower.includes(region));
  const [first = ''] = regions.values();
  return `api.${regions.get(named ?? '') ?? first}`;
}
