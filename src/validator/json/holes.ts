/**
 * Holes of templates: places that a program fills in before the request is sent. The value of a hole is not known, so it
 * has no fault of its own; its place, and the quotes around it, can be judged.
 */

/** Holes that show anywhere in a text: `${x}`, `$!{x}`, `{{x}}`, `@{x}`, `#{x}`, `<%x%>`, `%(x)s`, `$input.x`, `$esc.…`. */
const ANYWHERE =
  /\$!?\{[^{}\n]{1,200}\}|\{\{[^{}\n]{1,200}\}\}|[@#]\{[^{}\n]{1,200}\}|<%[^%\n]{1,200}%>|%\(\w{1,60}\)[sd]|\$!?[a-z]\w{0,40}\.[A-Za-z]/;

/** What is a hole only where nothing else stands in the text: `$NUMBER`, `%s`, `%NUMBER%`, `{0}`, `:number`. */
const ALONE = /^\+?(?:\$!?[A-Za-z_]\w{0,60}|%[sd]|%\w{1,60}%|\{\d{1,2}\}|:[a-z_]\w{0,60})$/i;

/** Every hole has one of these; most texts have none. */
const SIGN = /[$#@%:]|\{[{\d]/;

/** Whether a template fills in some or all of a text. */
export function holdsHole(text: string): boolean {
  return SIGN.test(text) && (ALONE.test(text) || ANYWHERE.test(text));
}

/** A hole without quotes, at the beginning of a text. */
const BARE =
  /^(?:\$\$?!?\{[^{}\n]{1,200}\}|\{\{[^{}\n]{1,200}\}\}|[@#]\{[^{}\n]{1,200}\}|<%[^%\n]{1,200}%>|\$\([^()\n]{1,200}\)|%\(\w{1,60}\)[sd]|%[sd](?!\w)|\$!?[A-Za-z_]\w{0,60}(?:\.[A-Za-z_]\w{0,60}){0,8}(?:\([^()\n]{0,200}\))?)+/;

/** The length of the holes without quotes that a text begins with; 0 where it begins with none. */
export function bareHoleLength(text: string): number {
  return BARE.exec(text)?.[0].length ?? 0;
}

/** A directive of Velocity: it says what is written when, and is not written itself. */
const DIRECTIVE =
  /^#(?:\{?(?:else|end|stop|break)\}?|(?:if|elseif|set|foreach|macro|parse|include|evaluate)\s{0,4}\()/;
const LONGEST_DIRECTIVE = 2000;

/** The length of the directive that a text begins with; 0 where it begins with none. */
export function directiveLength(text: string): number {
  const opening = DIRECTIVE.exec(text)?.[0];
  if (opening === undefined) return 0;
  if (!opening.endsWith('(')) return opening.length;
  let depth = 1;
  for (let at = opening.length; at < Math.min(text.length, LONGEST_DIRECTIVE); at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return 0;
}
