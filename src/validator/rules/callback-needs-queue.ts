import { isNothing } from '../body/facts.ts';
import { findNode } from '../json/apply-patch.ts';
import { parentPointer } from '../json/pointer.ts';
import type { Rule } from './rule.ts';

/** A callback waits in a queue: its ID stands at the top or in `routingData`. */
export const rule: Rule = {
  code: 'rule/callback-needs-queue',
  check({ body, schema }) {
    const places = schema?.needsQueue ?? [];
    if (places.length === 0 || body.kind !== 'object') return [];
    const isGiven = places.some((place) => {
      const node = findNode(body, place);
      const holder = findNode(body, parentPointer(place));
      if (holder !== undefined && holder !== body && holder.kind !== 'object') return !isNothing(holder);
      return node !== undefined && !isNothing(node);
    });
    if (isGiven) return [];
    const holders = places.flatMap((place) => {
      const pointer = parentPointer(place);
      const node = findNode(body, pointer);
      return pointer === '' || node === undefined || isNothing(node) ? [] : [{ place, pointer, node }];
    });
    const [holder] = holders;
    return [
      {
        code: rule.code,
        message: holder === undefined ? 'default' : 'routing-data',
        pointer: holder?.pointer ?? '',
        at: holder?.node.start ?? body.start,
        data: {},
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
};
