export function reportsFailure(text: string): boolean {
  return /\b(?:fails?|error|400|403|returns? 4\d\d)\b/i.test(text);
}
