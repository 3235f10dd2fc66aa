import { z } from 'zod';
import { nodesOf } from './rich-text.ts';

const MESSAGE = z.looseObject({ text: z.string().catch(''), blocks: z.array(z.unknown()).catch([]) });

/** Blocks, their parts, the items of a list, and what stands in those. */
const DEEPEST = 4;

/** Whether the author calls a user: not where the same letters stand in code, or in a message that is forwarded. */
export function hasMention(message: unknown, user: string): boolean {
  const parsed = MESSAGE.safeParse(message);
  if (!parsed.success) return false;
  const { text, blocks } = parsed.data;
  // What is typed arrives with `&lt;`: only Slack itself writes a real bracket.
  return text.includes(`<@${user}>`) || text.includes(`<@${user}|`) || hasUser(blocks, user, DEEPEST);
}

function hasUser(value: unknown, user: string, depth: number): boolean {
  if (depth === 0) return false;
  return nodesOf(value).some((node) =>
    node.type === 'user' ? node.user_id === user : hasUser(node.elements, user, depth - 1),
  );
}
