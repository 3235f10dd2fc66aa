/** One expression for several with the same flags: a look at a text costs more than what is looked for. */
export function anyOf(forms: readonly RegExp[]): RegExp {
  return new RegExp(forms.map(({ source }) => `(?:${source})`).join('|'), forms[0]?.flags);
}
