import { isNothing } from '../body/is-nothing.ts';
import { findNode } from '../json/apply-patch.ts';
import type { JsonNode } from '../json/node.ts';
import { parentPointer } from '../json/pointer.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  default: [],
  'move-in': [],
  'routing-data': [],
  'add-queue': [],
} as const;

type Found = RuleFinding<typeof messages>;

/** A callback waits in a queue: its ID stands at the top or in `routingData`. */
export const rule = defineRule({
  code: 'rule/callback-needs-queue',
  messages,
  check({ body, schema }) {
    const places = schema?.needsQueue ?? [];
    if (places.length === 0 || body.kind !== 'object') return [];
    // An empty one is told as such.
    if (places.some((place) => isEmptyText(findNode(body, place)))) return [];
    const isGiven = places.some((place) => {
      const node = findNode(body, place);
      const holder = findNode(body, parentPointer(place));
      if (holder !== undefined && holder !== body && holder.kind !== 'object') return !isNothing(holder);
      return node !== undefined && !isNothing(node);
    });
    if (isGiven) return moveIn(body, places);
    const holders = places.flatMap((place) => {
      const pointer = parentPointer(place);
      const node = findNode(body, pointer);
      return pointer === '' || node === undefined || isNothing(node) ? [] : [{ place, pointer, node }];
    });
    const [holder] = holders;
    return [
      {
        message: holder === undefined ? 'default' : 'routing-data',
        pointer: holder?.pointer ?? '',
        at: holder?.node.start ?? body.start,
        fixes: [
          {
            applicability: 'has-placeholders',
            when: 'add-queue',
            patch: [{ op: 'add', path: holder?.place ?? places[0] ?? '', value: '<queue-id>' }],
          },
        ],
      },
    ];
  },
});

/** A queue's ID at the top does not count for `routingData`, which requires its own. */
function moveIn(body: JsonNode, places: readonly string[]): Found[] {
  const from = places.find((place) => isFilled(findNode(body, place)));
  const to = places.find((place) => {
    const holder = place === from ? undefined : findNode(body, parentPointer(place));
    return (
      holder !== undefined && holder !== body && holder.kind === 'object' && !isFilled(findNode(body, place))
    );
  });
  const holder = to === undefined ? undefined : findNode(body, parentPointer(to));
  if (from === undefined || to === undefined || holder === undefined) return [];
  return [
    {
      message: 'move-in',
      pointer: to,
      at: holder.start,
      fixes: [{ applicability: 'machine-applicable', patch: [{ op: 'move', from, path: to }] }],
    },
  ];
}

function isEmptyText(node: JsonNode | undefined): boolean {
  return node?.kind === 'string' && isNothing(node);
}

function isFilled(node: JsonNode | undefined): boolean {
  return node !== undefined && !isNothing(node);
}
