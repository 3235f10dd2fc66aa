import type { JsonNode, Member, ObjectNode } from '../node.ts';
import { shorten } from './reader.ts';
import type { Repair } from './repair.ts';

/** Below this many members comparing them is quicker than a map. */
const FEW = 8;

/** One note for each member whose key comes again later in its object; nothing has to be edited. */
export function findDuplicateKeys(text: string, root: JsonNode): Repair[] {
  const repairs: Repair[] = [];
  const stack: JsonNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'array') for (const item of node.items) pushContainer(stack, item);
    else if (node.kind === 'object') {
      for (const member of node.members) pushContainer(stack, member.value);
      addDuplicates(text, node, repairs);
    }
  }
  return repairs;
}

function pushContainer(stack: JsonNode[], node: JsonNode): void {
  if (node.kind === 'object' || node.kind === 'array') stack.push(node);
}

function addDuplicates(text: string, node: ObjectNode, repairs: Repair[]): void {
  const { members } = node;
  if (members.length <= FEW) {
    for (let index = 0; index < members.length; index++) {
      for (let later = members.length - 1; later > index; later--) {
        if (members[index]?.key !== members[later]?.key) continue;
        repairs.push(toRepair(text, members[index] as Member));
        break;
      }
    }
    return;
  }
  const seen = new Map<string, Member>();
  for (const member of members) {
    const earlier = seen.get(member.key);
    if (earlier !== undefined) repairs.push(toRepair(text, earlier));
    seen.set(member.key, member);
  }
}

function toRepair(text: string, lost: Member): Repair {
  const { keyStart: start, keyEnd: end, value } = lost;
  const data = {
    key: shorten(lost.key),
    found: shorten(text.slice(value.start, Math.min(value.end, value.start + 80))),
  };
  return {
    code: 'json/duplicate-key',
    message: 'default',
    start,
    end,
    data,
    editStart: end,
    editEnd: end,
    replacement: '',
  };
}
