import type { Span } from '../../text/span.ts';

/** A line of YAML: a key, an item, a comment, or what goes on from the line before. */
const YAML_LINE =
  /^\s{0,200}(?:- )?\s{0,20}["']?[A-Za-z_][\w.-]{0,60}["']?:(?:\s|$)|^\s{0,200}- \S|^\s{0,200}#|^---/;

/** Names that tell a call's body from other YAML, and from the head of a mail. */
const CALL_KEY =
  /^\s{0,200}(?:- )?["']?(?:phone_?number|caller_?id(?:_?name)?|call_?(?:user|queue|from_?queue)_?id|(?:from|to)_?address|address_?type|agent_?id|participants|conversation_?ids|callback_?numbers|address|routing_?data)["']?:/im;

/**
 * The stretches of a region without a language tag that are YAML about calls. Lines of prose and the heads of mails are
 * none: something must be nested, and some key must be a call's.
 */
export function findYaml(text: string, region: Span): Span[] {
  const part = text.slice(region.start, region.end);
  if (!part.includes(':\n') && !part.includes(':\r\n')) return [];
  const stretches: Span[] = [];
  let open = false;
  for (let at = 0; at < part.length; ) {
    const newline = part.indexOf('\n', at);
    const end = newline < 0 ? part.length : newline;
    const line = part.slice(at, Math.min(end, at + 400));
    if (YAML_LINE.test(line)) {
      if (open) stretches.push({ start: stretches.pop()?.start ?? at, end });
      else stretches.push({ start: at, end });
      open = true;
    } else if (line.trim() !== '') open = false;
    at = end + 1;
  }
  return stretches
    .filter(({ start, end }) => isCall(part.slice(start, end)))
    .map(({ start, end }) => ({ start: start + region.start, end: end + region.start }));
}

function isCall(part: string): boolean {
  return /:\r?\n[ \t]+(?:- )?\S/.test(part) && CALL_KEY.test(part);
}
