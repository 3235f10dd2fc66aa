/** How a paste is changed on its way through editors, terminals, mail and chat. `value` is the secret in it. */
export interface Typography {
  readonly name: string;
  readonly change: (text: string, value: string) => string;
}

const ESC = String.fromCharCode(27);
const within = (value: string, change: (value: string) => string) => (text: string) =>
  text.replaceAll(value, () => change(value));
const middle = (value: string): number => Math.max(1, Math.floor(value.length / 2));

/** At least twelve, the plain one first. */
export const typographies: readonly Typography[] = [
  { name: 'plain', change: (text) => text },
  {
    name: 'curly quotes',
    change: (text) =>
      text.replace(/"([^"\n]*)"/g, '\u201c$1\u201d').replace(/'([^'\n]*)'/g, '\u2018$1\u2019'),
  },
  { name: 'no-break spaces', change: (text) => text.replaceAll(' ', '\u00a0') },
  {
    name: 'zero-width characters',
    change: (text, value) =>
      within(value, (it) => `${it.slice(0, middle(it))}\u200b${it.slice(middle(it))}`)(text),
  },
  {
    name: 'soft hyphens and a byte order mark',
    change: (text, value) => `\ufeff${within(value, (it) => `${it.slice(0, 3)}\u00ad${it.slice(3)}`)(text)}`,
  },
  { name: 'colors', change: (text, value) => within(value, (it) => `${ESC}[32m${it}${ESC}[0m`)(text) },
  { name: 'quoted lines', change: (text) => text.replace(/^/gm, '> ') },
  { name: 'twice quoted lines', change: (text) => text.replace(/^/gm, '> > ') },
  { name: 'line ends of Windows', change: (text) => text.replace(/\r?\n/g, '\r\n') },
  { name: 'wide blanks', change: (text) => text.replace(/(?<=[\w"']) ?(?=[:=] )/g, '        ') },
  {
    name: 'a terminal of 100 columns',
    change: (text) => text.replace(/^(?!.*-----)[^\n]{101,}$/gm, (line) => line.replace(/.{100}/g, '$&\n')),
  },
  { name: 'a string of JSON', change: (text) => JSON.stringify({ text }) },
  {
    name: 'entities',
    change: (text) =>
      text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  },
  {
    name: 'full-width signs',
    change: (text) => text.replace(/(?<=[\w"'])\s?: /g, '\uff1a').replace(/ = /g, ' \uff1d '),
  },
  { name: 'continued lines', change: (text) => text.replace(/(?<=[:'"]) (?=[-'"\w])/g, ' \\\n  ') },
  { name: 'tabs', change: (text) => text.replace(/ {2,}/g, '\t').replace(/: /g, ':\t') },
];
