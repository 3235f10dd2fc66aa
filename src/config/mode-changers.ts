/** Who may change the mode of a channel: people who are in it, admins among them, a user group, or people by their ids. */
export type ModeChangers =
  | { readonly kind: 'members' }
  | { readonly kind: 'admins' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'people'; readonly ids: readonly string[] };

export const MODE_CHANGERS = /^(?:members|admins|S[A-Z0-9]{2,}|[UW][A-Z0-9]{2,}(?:, ?[UW][A-Z0-9]{2,})*)$/;

/** Reads what {@link MODE_CHANGERS} lets pass. */
export function readModeChangers(value: string): ModeChangers {
  if (value === 'members' || value === 'admins') return { kind: value };
  if (value.startsWith('S')) return { kind: 'group', group: value };
  return { kind: 'people', ids: value.split(',').map((id) => id.trim()) };
}
