import type { JsonNode } from './node.ts';
import { createRawJson } from './raw-json.ts';

/** A container under construction and how many of its node's children it has. */
interface Task {
  readonly node: JsonNode;
  readonly target: Record<string, unknown> | unknown[];
  next: number;
}

/**
 * The plain value of a tree, of any depth. Objects keep the order written, `__proto__` is a key like any other, and of
 * duplicate keys the last one counts. A number that JavaScript cannot hold becomes raw JSON (see `raw-json.ts`), and
 * code becomes a placeholder such as `<customer.number>`.
 */
export function toPlain(root: JsonNode): unknown {
  const stack: Task[] = [];
  const result = open(root, stack);
  while (stack.length > 0) {
    const task = stack[stack.length - 1] as Task;
    if (!fillNext(task, stack)) stack.pop();
  }
  return result;
}

/** Adds one more child to the task's container; false when it has them all. */
function fillNext(task: Task, stack: Task[]): boolean {
  const { node, target } = task;
  const index = task.next++;
  if (node.kind === 'array' && index < node.items.length) {
    (target as unknown[]).push(open(node.items[index] as JsonNode, stack));
    return true;
  }
  const member = node.kind === 'object' ? node.members[index] : undefined;
  if (member === undefined) return false;
  setMember(target as Record<string, unknown>, member.key, open(member.value, stack));
  return true;
}

/** The value of a scalar, or an empty container that is filled later. */
function open(node: JsonNode, stack: Task[]): unknown {
  if (node.kind !== 'object' && node.kind !== 'array') return scalarOf(node);
  const target = node.kind === 'object' ? {} : [];
  stack.push({ node, target, next: 0 });
  return target;
}

function scalarOf(node: Exclude<JsonNode, { kind: 'object' | 'array' }>): unknown {
  switch (node.kind) {
    case 'string':
    case 'boolean':
      return node.value;
    case 'null':
      return null;
    case 'number':
      return numberOf(node.raw);
    case 'expression':
      return node.hole === true ? node.source : placeholderOf(node.source);
  }
}

function setMember(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The number, or its text where a double would change it. */
function numberOf(raw: string): unknown {
  const value = Number(raw);
  // A double holds any 15 digits.
  return Number.isFinite(value) && (raw.length <= 15 || raw === String(value)) ? value : createRawJson(raw);
}

const LONGEST_PLACEHOLDER = 40;

/** The name in `form['phone']` and `getElementById("phone").value`, which says more than the code around it. */
const LOOKED_UP = /(?:[([]["']([\p{L}\p{N}_.-]{2,40})["'][)\]]){1,9}/u;

/** `'tel:' + number` without its text, unless that is all. */
function withoutTexts(code: string): string {
  const rest = code.replace(/"[^"\n]*"|'[^'\n]*'/g, ' ');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : code;
}

/** `<customer.number>` for `{{ customer.number }}`: the words of the code, so that it reads as a placeholder. */
export function placeholderOf(source: string): string {
  const code = source.slice(0, 400);
  const words = (LOOKED_UP.exec(code)?.[1] ?? withoutTexts(code)).match(/[\p{L}\p{N}_.-]+/gu) ?? [];
  const name = words
    .map((word) => word.replace(/^[.-]+/, ''))
    .filter((word) => word !== '')
    .join('-')
    .slice(0, LONGEST_PLACEHOLDER)
    .replace(/[.-]+$/, '');
  return `<${name === '' ? 'value' : name}>`;
}
